package main

import (
	"errors"
	"flag"
	"io"
	"os"
	"strings"

	"stet/internal/config"
)

// newFlags makes the flags of a command, whose usage text is the command's line and its flags.
func newFlags(name string) (*flag.FlagSet, *config.Settings, error) {
	c, err := config.FromEnvironment(os.Environ())
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {} // printed by finish, and not beside every mistake
	return flags, &c, err
}

// helpWanted is how a command ends that was asked for its usage.
type helpWanted struct{ usage string }

func (helpWanted) Error() string { return "help wanted" }

// usageOf is a command's line, what it does, and its flags.
func usageOf(flags *flag.FlagSet) string {
	var text strings.Builder
	for _, c := range commands() {
		if c.name == flags.Name() {
			say(&text, "stet %s %s\n\n%s\n\n", c.name, c.usage, c.brief)
		}
	}
	flags.VisitAll(func(f *flag.Flag) {
		placeholder, purpose := flag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" {
			purpose += "; " + f.DefValue + " unless told"
		}
		say(&text, "  --%s\n        %s\n", strings.TrimSpace(f.Name+" "+placeholder), purpose)
	})
	return text.String()
}

// parse reads flags wherever they stand, and gives what is left: `stet import a.txt --json` is as good as the other way
// round. Nothing behind -- is a flag.
func parse(flags *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for len(args) > 0 {
		if args[0] == "--" {
			return append(rest, args[1:]...), nil
		}
		if !strings.HasPrefix(args[0], "-") || args[0] == "-" {
			rest, args = append(rest, args[0]), args[1:]
			continue
		}
		left, err := parseFlags(flags, args)
		if err != nil {
			return nil, err
		}
		args = left
	}
	return rest, nil
}

// parseAlone reads the flags of a command that takes nothing else.
func parseAlone(flags *flag.FlagSet, args []string, command string) error {
	rest, err := parse(flags, args)
	if err == nil && len(rest) > 0 {
		err = usagef("`stet %s` does not know what to do with %q.", command, rest[0])
	}
	return err
}

// parseFlags reads the flags that the arguments begin with, and gives what is left: from the -- on, where there is one.
func parseFlags(flags *flag.FlagSet, args []string) ([]string, error) {
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return nil, helpWanted{usageOf(flags)}
	case err != nil:
		return nil, usagef("%s. `stet help %s` lists the flags.", flagProblem(err), flags.Name())
	}
	if read := len(args) - flags.NArg(); args[read-1] == "--" {
		return args[read-1:], nil
	}
	return flags.Args(), nil
}

// flagProblem puts what the flag package says in the way flags are written here.
func flagProblem(err error) string {
	text := err.Error()
	if name, unknown := strings.CutPrefix(text, "flag provided but not defined: -"); unknown {
		return "There is no flag --" + name
	}
	if name, bare := strings.CutPrefix(text, "flag needs an argument: -"); bare {
		return "The flag --" + name + " needs a value"
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

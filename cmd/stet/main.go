// Command stet is a self-hosted workbench for checking the facts of articles: a server, and commands on its data folder.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// terminal is where a command reads and writes.
type terminal struct {
	in       io.Reader
	out, err io.Writer
}

// command is one of the program's commands.
type command struct {
	name  string
	usage string // what follows the name
	brief string
	run   func(ctx context.Context, t terminal, args []string) error
}

// commands lists the commands in the order of `stet help`.
func commands() []command {
	return []command{
		{"try", "[--data DIR] [--addr 127.0.0.1:PORT]", "a look around: sample people, a sample article, no passwords", runTry},
		{"serve", "[--data DIR] [--addr ADDR] [--public-url URL]", "the real thing", runServe},
		{"import", "FILE|URL|- … [--title T] [--url U] [--publisher P] [--byline B] [--lang L] [--published D] [--as EMAIL] [--json]  |  [FILE] --annotations FILE [--article ID] [--text FILE] [--lost]", "articles from files and web pages, and claims from other systems' annotations", runImport},
		{"reextract", "--article ID | --all [--dry-run | --apply] [--force] [--as EMAIL] [--json]", "reads the kept bytes of articles again, with this program's extractor", runReextract},
		{"export", "ID --format html|json|csv [--lang en|uk] [-o FILE]", "a checked article", runExport},
		{"articles", "[--json]", "what there is, with its claims by state", runArticles},
		{"text", "FILE|- [--json]", "the canonical text of a file, as an import would store it", runText},
		{"place", "< REQUESTS.jsonl > ANSWERS.jsonl", "where passages stand in a new version of their text; docs/placing.md has the form", runPlace},
		{"user", "add --email E --name N --role R --password-file F|-  |  list [--json]  |  disable EMAIL  |  password EMAIL --password-file F|-", "people's accounts", runUser},
		{"migrate", "[--data DIR]", "brings the database to this version", runMigrate},
		{"doctor", "[--data DIR] [--json]", "looks for damage in a data folder, changes nothing, and ends with 1 when something is wrong", runDoctor},
		{"version", "", "which stet this is", runVersion},
		{"help", "[COMMAND]", "this text, or that of a command", runHelp},
	}
}

// What the program ends with.
const (
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, terminal{os.Stdin, os.Stdout, os.Stderr}, os.Args[1:]))
}

// usageError is a call that makes no sense; the program then ends with exitUsage.
type usageError struct{ sentence string }

func (e usageError) Error() string { return e.sentence }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

func run(ctx context.Context, t terminal, args []string) int {
	if len(args) == 0 {
		_ = runHelp(ctx, t, nil)
		return exitUsage
	}
	name := args[0]
	if name == "-h" || name == "--help" || name == "-help" {
		name = "help"
	}
	for _, c := range commands() {
		if c.name == name {
			return finish(t, c.run(ctx, t, args[1:]))
		}
	}
	return finish(t, usagef("There is no command %q. `stet help` lists them.", args[0]))
}

// finish tells the person what went wrong, in sentences, and chooses the exit.
func finish(t terminal, err error) int {
	var usage usageError
	var help helpWanted
	switch {
	case err == nil:
		return 0
	case errors.As(err, &help):
		say(t.out, "%s", help.usage)
		return 0
	case errors.As(err, &usage):
		say(t.err, "stet: %s\n", usage.sentence)
		return exitUsage
	}
	say(t.err, "stet: %s\n", sentence(err))
	return exitFailed
}

// say writes to the terminal; one that went away is nobody to tell.
func say(w io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }

func runHelp(ctx context.Context, t terminal, args []string) error {
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name == args[0] && c.name != "help" {
				return c.run(ctx, t, []string{"-h"})
			}
		}
	}
	say(t.out, "stet checks the facts of articles.\n\n")
	for _, c := range commands() {
		say(t.out, "  stet %-9s %s\n", c.name, c.brief)
	}
	say(t.out, "\n`stet help COMMAND` tells more. Commands on data take --data DIR (STET_DATA), and work beside a running server.\n")
	return nil
}

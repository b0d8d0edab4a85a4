package main

import (
	"context"
	"runtime"
	"runtime/debug"
)

// release is set by the build: -ldflags "-X main.release=…".
var release = ""

// version is what the program calls itself.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}

func runVersion(_ context.Context, t terminal, args []string) error {
	flags, _, err := newFlags("version")
	if err != nil {
		return err
	}
	if err := parseAlone(flags, args, "version"); err != nil {
		return err
	}
	say(t.out, "stet %s, %s, %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}

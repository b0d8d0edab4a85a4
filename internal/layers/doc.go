// Package layers keeps the arrows between the packages true: its test reads the imports of every source file and fails
// where one points the wrong way, and for a package that nobody has given a place yet.
package layers

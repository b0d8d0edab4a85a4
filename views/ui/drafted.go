package ui

import "context"

type personKey struct{}

// ForPerson is the context of the pages of the person with this id.
func ForPerson(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, personKey{}, id)
}

func person(ctx context.Context) string {
	id, _ := ctx.Value(personKey{}).(string)
	return id
}

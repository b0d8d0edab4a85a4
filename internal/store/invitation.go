package store

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

const invitationColumns = `token_hash, email, role, set_up, account, invited_by, created_at, used_at`

func scanInvitation(r row) (i factcheck.Invitation, err error) {
	err = r.Scan(&i.TokenHash, &i.Email, &i.Role, &i.SetUp, &i.Account, &i.InvitedBy, moment{&i.CreatedAt}, moment{&i.UsedAt})
	return i, err
}

// AddInvitation adds an invitation.
func (s *Store) AddInvitation(ctx context.Context, i factcheck.Invitation) error {
	return s.run(ctx, `
		INSERT INTO invitations (token_hash, email, role, set_up, account, invited_by, created_at, used_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		i.TokenHash, i.Email, i.Role, flag(i.SetUp), i.Account, i.InvitedBy, micros(i.CreatedAt), micros(i.UsedAt))
}

// Invitation finds an invitation, used ones as well.
func (s *Store) Invitation(ctx context.Context, tokenHash string) (factcheck.Invitation, error) {
	return one(ctx, s.reading(ctx), scanInvitation, "invitation",
		`SELECT `+invitationColumns+` FROM invitations WHERE token_hash = $1`, tokenHash)
}

// Invitations lists the unused ones, newest first.
func (s *Store) Invitations(ctx context.Context) ([]factcheck.Invitation, error) {
	return all(ctx, s.reading(ctx), scanInvitation,
		`SELECT `+invitationColumns+` FROM invitations WHERE used_at = 0 ORDER BY created_at DESC, token_hash`)
}

// UseInvitation marks an invitation as used. Only the first one who does so gets it; then it is a conflict.
func (s *Store) UseInvitation(ctx context.Context, tokenHash string, at time.Time) error {
	return s.write(ctx, func(q querier) error {
		touched, err := change(ctx, q, `UPDATE invitations SET used_at = $2 WHERE token_hash = $1 AND used_at = 0`, tokenHash, micros(at))
		if err != nil || touched > 0 {
			return err
		}
		there, err := exists(ctx, q, `SELECT 1 FROM invitations WHERE token_hash = $1`, tokenHash)
		switch {
		case err != nil:
			return err
		case there:
			return factcheck.Errorf(factcheck.Conflict, "This invitation has been used already.")
		}
		return missing("invitation")
	})
}

// DropInvitation takes an invitation back.
func (s *Store) DropInvitation(ctx context.Context, tokenHash string) error {
	return s.changeOne(ctx, "invitation", `DELETE FROM invitations WHERE token_hash = $1`, tokenHash)
}

package record

import (
	"database/sql"
	"errors"
	"net/url"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// postgresSchema is the schema of a PostgreSQL database that holds the tables.
const postgresSchema = "rubicon"

// openPostgres returns the database at an address, and the address as it may be shown.
func openPostgres(address string, write bool) (*sql.DB, string, error) {
	shown, err := shownAddress(address)
	if err != nil {
		return nil, shown, err
	}
	config, err := pgx.ParseConfig(address)
	if err != nil {
		// The error quotes the address.
		return nil, shown, errors.New("the address is not understood: write postgres://user@host:port/database")
	}
	config.RuntimeParams["search_path"] = postgresSchema
	config.RuntimeParams["application_name"] = "rubicon"
	if !write {
		config.RuntimeParams["default_transaction_read_only"] = "on"
	}
	return stdlib.OpenDB(*config), shown, nil
}

// shownAddress returns an address without the password and what else may be a secret.
func shownAddress(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "postgres://…", errors.New("the address is not understood: write postgres://user@host:port/database")
	}
	shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if name := u.User.Username(); name != "" {
		shown.User = url.User(name)
	}
	return shown.String(), nil
}

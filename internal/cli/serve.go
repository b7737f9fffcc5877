package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rubicon/internal/dashboard"
	"rubicon/internal/record"
	"rubicon/internal/report"
)

const serveHelp = `Serve shows the runs that rubicon scan --record keeps, in a browser: risk over time for
the application and each route, what each commit brought and fixed, the time to fix,
rules that are mostly suppressed, two runs compared, and the path of each finding. The
same is there as JSON below /api/. It only reads, and runs until it is interrupted.

By default only this machine reaches it. With another --addr whoever asks must show a
token: the content of --token-file, or of the environment variable RUBICON_TOKEN, or one
that is made for this run and printed with the address.`

const serveExample = `  rubicon serve
  rubicon serve --record quality.db --addr 127.0.0.1:8080
  rubicon serve --addr 0.0.0.0:8080 --host quality.internal --token-file token.txt`

// minToken is how many bytes a token has at least that somebody has thought of.
const minToken = 16

// serving is what the flags of rubicon serve say.
type serving struct {
	io        IO
	where     string
	addr      string
	hosts     []string
	tokenFile string
}

// newServe returns the command "rubicon serve".
func newServe(x IO) *cobra.Command {
	s := &serving{io: x}
	cmd := &cobra.Command{
		Use: "serve", Short: "Show recorded runs in a browser", Long: serveHelp, Example: serveExample, Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.run(cmd.Context()) },
	}
	f := cmd.Flags()
	f.StringVar(&s.where, "record", record.Name, "show this `file`, or the PostgreSQL database at this address")
	f.StringVar(&s.addr, "addr", "127.0.0.1:0", "listen at this `address`; port 0 stands for any that is free")
	f.StringArrayVar(&s.hosts, "host", nil, "answer to this `name` too, beside addresses and localhost (repeatable)")
	f.StringVar(&s.tokenFile, "token-file", "", "want the token that this `file` holds from whoever asks")
	_ = cmd.MarkFlagFilename("record")
	_ = cmd.MarkFlagFilename("token-file")
	return cmd
}

func (s *serving) run(ctx context.Context) error {
	token, err := s.token()
	if err != nil {
		return err
	}
	store, err := record.OpenReadOnly(ctx, s.where)
	if err != nil {
		return err
	}
	defer store.Close()
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", s.addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w", s.addr, err)
	}
	defer l.Close()
	at, ok := l.Addr().(*net.TCPAddr)
	local := ok && at.IP.IsLoopback()
	shown := "http://" + l.Addr().String() + "/"
	if !local && token == "" {
		token = rand.Text()
		shown += "?token=" + token
	}
	if _, err := fmt.Fprintf(s.io.Out, "%s is shown at %s\n", report.Printable(store.Name()), shown); err != nil {
		return err
	}
	return dashboard.Serve(ctx, l, dashboard.New(store, dashboard.Options{Token: token, Hosts: s.hosts, Local: local}))
}

// token returns the token that the user has chosen, "" if there is none.
func (s *serving) token() (string, error) {
	token, from := s.io.Env("RUBICON_TOKEN"), "RUBICON_TOKEN"
	if s.tokenFile != "" {
		data, err := os.ReadFile(s.tokenFile)
		if err != nil {
			return "", fmt.Errorf("--token-file %s: %w", s.tokenFile, plain(err))
		}
		token, from = strings.TrimSpace(string(data)), "--token-file "+s.tokenFile
		if token == "" {
			return "", errors.New(from + ": it is empty")
		}
	}
	if token != "" && len(token) < minToken {
		return "", fmt.Errorf("%s: a token of fewer than %d characters is guessed too soon", from, minToken)
	}
	return token, nil
}

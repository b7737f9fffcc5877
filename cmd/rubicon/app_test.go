//go:build unix

package main_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// appDir is the bundled application that is attacked here.
const appDir = "../../testdata/apps/papers"

// How long the parts of the test may take.
const (
	buildTime   = 3 * time.Minute
	startTime   = 30 * time.Second
	requestTime = 20 * time.Second
)

// request is a request to the application: params go into the query, or into the body of a form
// when there is no other body.
type request struct {
	method, path string
	params       url.Values
	body         string
}

// exploit is an attack on one route: it works on the route as it is and fails on its twins.
type exploit struct {
	name     string
	findings []string // the lines of expected.txt that it proves
	attack   request
	twins    []request // the same attack on the fixed routes
	proof    func(t *testing.T, status int, body string) bool
}

// TestBundledApplication runs the bundled application with the real Ruby and Rust, and shows that
// what a scan must find in it can be exploited, and that what it must not find cannot.
func TestBundledApplication(t *testing.T) {
	needTools(t)
	library := buildLibrary(t)
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.txt")
	if err := os.WriteFile(secret, []byte("the secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	app := startApp(t, library, dir)

	t.Run("serves", func(t *testing.T) { checkHonest(t, app) })
	var proved []string
	for _, x := range exploits(dir, secret) {
		t.Run(x.name, func(t *testing.T) { tryExploit(t, app, x) })
		proved = append(proved, x.findings...)
	}
	t.Run("words", func(t *testing.T) { crashByLength(t, app) })
	proved = append(proved, "ext/papers/src/words.rs:11 RBN802")

	slices.Sort(proved)
	if want := expectedFindings(t); !slices.Equal(proved, want) {
		t.Errorf("exploits and expected.txt differ:\nexploits\n%s\nexpected.txt\n%s",
			strings.Join(proved, "\n"), strings.Join(want, "\n"))
	}
}

func tryExploit(t *testing.T, app *server, x exploit) {
	status, body := app.do(t, x.attack)
	if !x.proof(t, status, body) {
		t.Errorf("%s %s resisted: status %d, body %q", x.attack.method, x.attack.path, status, body)
	}
	for _, twin := range x.twins {
		status, body := app.do(t, twin)
		if x.proof(t, status, body) {
			t.Errorf("%s %s was exploited: status %d, body %q", twin.method, twin.path, status, body)
		}
	}
}

// exploits lists the attacks, but for the one that ends the server. dir is a directory that the
// application does not know, secret a file in it.
func exploits(dir, secret string) []exploit {
	// The shell computes the number: the answer holds it only when the command ran.
	const command = "x;echo pwned-$((6*7));true"
	ran := func(_ *testing.T, _ int, body string) bool { return strings.Contains(body, "pwned-42") }
	read := func(_ *testing.T, _ int, body string) bool { return strings.Contains(body, "the secret") }
	climb := strings.Repeat("../", 40) + strings.TrimPrefix(secret, "/")
	marker := filepath.Join(dir, "marker")
	export := url.Values{"format": {"csv\ntouch '" + marker + "'"}}

	get := func(path, key, value string) request {
		return request{method: "GET", path: path, params: url.Values{key: {value}}}
	}
	both := func(path, key, value string) (request, []request) {
		return get("/v1/"+path, key, value), []request{get("/v2/"+path, key, value)}
	}
	of := func(path, key, value string, proof func(*testing.T, int, string) bool, findings ...string) exploit {
		attack, twins := both(path, key, value)
		return exploit{name: path, findings: findings, attack: attack, twins: twins, proof: proof}
	}
	return []exploit{
		of("preview", "name", command, ran, "ext/papers/src/preview.rs:11 RBN201"),
		of("search", "q", command, ran, "ext/papers/src/search.rs:28 RBN201"),
		of("count", "shelf", command, ran, "routes/v1.rb:25 RBN201"),
		of("text", "name", climb, read, "ext/papers/src/lib.rs:50 RBN301"),
		of("attachment", "name", climb, read, "routes/v1.rb:36 RBN301"),
		of("readable", "name", climb, answers("true\n"), "lib/papers/documents.rb:26 RBN101"),
		{
			name:     "export",
			findings: []string{"routes/v1.rb:30 RBN001", "routes/v1.rb:31 RBN201"},
			attack:   request{method: "POST", path: "/v1/export", params: export},
			twins: []request{
				{method: "POST", path: "/v2/export", params: export},
				{method: "PUT", path: "/v2/export", params: export},
			},
			// A marker that is there counts once: it is gone before the next try.
			proof: func(*testing.T, int, string) bool { return os.Remove(marker) == nil },
		},
	}
}

func answers(want string) func(*testing.T, int, string) bool {
	return func(_ *testing.T, _ int, body string) bool { return body == want }
}

// checkHonest shows that a route and its twins serve those who ask for what is there: a twin that
// refuses everything would resist every attack.
func checkHonest(t *testing.T, app *server) {
	const letter = "title:Letter\n\nDear reader,\n\nthis letter is here so that the library is not empty.\n"
	name := url.Values{"name": {"inbox/letter.txt"}}
	csv := url.Values{"format": {"csv"}}
	for _, test := range []struct {
		method, path string
		params       url.Values
		body, want   string
	}{
		{"GET", "preview", name, "", letter},
		{"GET", "text", name, "", letter},
		{"GET", "attachment", name, "", letter},
		{"GET", "readable", name, "", "true\n"},
		{"GET", "search", url.Values{"q": {"Letter"}}, "", "./inbox/letter.txt\n"},
		{"GET", "count", url.Values{"shelf": {"archive"}}, "", "1\n"},
		{"POST", "export", csv, "", "exported\n"},
		{"PUT", "export", csv, "", "exported\n"},
		{"POST", "words", url.Values{"length": {"7"}}, "one two three", "2\n"},
	} {
		for _, version := range []string{"/v1/", "/v2/"} {
			if test.method == "PUT" && version == "/v1/" {
				continue // only the second version has it
			}
			r := request{method: test.method, path: version + test.path, params: test.params, body: test.body}
			if status, body := app.do(t, r); status != http.StatusOK || body != test.want {
				t.Errorf("%s %s: status %d, body %q, want %q", r.method, r.path, status, body, test.want)
			}
		}
	}
}

// crashByLength reads far past the end of a buffer, which ends the whole server; so it goes last.
func crashByLength(t *testing.T, app *server) {
	r := request{method: "POST", path: "/v2/words", params: url.Values{"length": {"1099511627776"}}, body: "one two"}
	if status, body := app.do(t, r); status != http.StatusBadRequest {
		t.Errorf("POST /v2/words: status %d, body %q, want status 400", status, body)
	}
	r.path = "/v1/words"
	if status, body, err := app.send(r); err == nil {
		t.Errorf("POST /v1/words resisted: status %d, body %q", status, body)
	}
	select {
	case <-app.done:
	case <-time.After(requestTime):
		t.Error("the server outlived a read of a terabyte past the end of a buffer")
	}
}

// expectedFindings reads expected.txt.
func expectedFindings(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(appDir, "expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var findings []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			findings = append(findings, line)
		}
	}
	slices.Sort(findings)
	return findings
}

// needTools skips the test where ruby or cargo are missing. Where RUBICON_REQUIRE_ALL is 1, as in
// continuous integration, that is a failure.
func needTools(t *testing.T) {
	t.Helper()
	var missing []string
	for _, tool := range []string{"ruby", "rackup", "cargo"} {
		if _, err := exec.LookPath(tool); err != nil {
			missing = append(missing, tool)
		}
	}
	if !slices.Contains(missing, "ruby") {
		for _, library := range []string{"sinatra/base", "ffi", "webrick"} {
			if exec.Command("ruby", "-e", "require ARGV[0]", library).Run() != nil {
				missing = append(missing, "ruby's "+library)
			}
		}
	}
	if len(missing) == 0 {
		return
	}
	message := fmt.Sprintf("the bundled application was not run, for want of %s", strings.Join(missing, ", "))
	if os.Getenv("RUBICON_REQUIRE_ALL") == "1" {
		t.Fatal(message)
	}
	t.Skip(message)
}

// buildLibrary builds the application's native library and returns its path.
func buildLibrary(t *testing.T) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), buildTime)
	defer cancel()
	target := t.TempDir()
	cmd := exec.CommandContext(ctx, "cargo", "build", "--release", "--offline", "--locked", "--target-dir", target)
	cmd.Dir = filepath.Join(appDir, "ext", "papers")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("cargo build: %v\n%s", err, out)
	}
	name := "libpapers.so"
	if runtime.GOOS == "darwin" {
		name = "libpapers.dylib"
	}
	return filepath.Join(target, "release", name)
}

// server is the running application.
type server struct {
	url  string
	done chan struct{} // closed when the process has ended
	log  *bytes.Buffer // complete when done is closed
}

// startApp starts the application on a free port of the loopback interface and waits until it
// answers. The server ends with the test.
func startApp(t *testing.T, library, dir string) *server {
	t.Helper()
	for range 3 { // another program may take the port first
		app := launch(t, library, dir)
		if app.answers() {
			return app
		}
		select {
		case <-app.done:
			t.Logf("the application ended at once:\n%s", app.log)
		default:
			t.Fatalf("the application did not answer within %v", startTime)
		}
	}
	t.Fatal("the application does not start")
	return nil
}

func launch(t *testing.T, library, dir string) *server {
	t.Helper()
	port := freePort(t)
	app := &server{url: "http://127.0.0.1:" + port, done: make(chan struct{}), log: new(bytes.Buffer)}
	cmd := exec.Command("rackup", "--server", "webrick", "--host", "127.0.0.1", "--port", port, "--env", "production")
	cmd.Dir = appDir
	cmd.Env = append(os.Environ(), "PAPERS_NATIVE="+library, "TMPDIR="+dir)
	cmd.Stdout, cmd.Stderr = app.log, app.log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(app.done)
		_ = cmd.Wait() // it is killed in the end, or kills itself
	}()
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // the group, so also what it started
		<-app.done
	})
	return app
}

func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// answers waits until the server answers; false says that it ended or took too long.
func (s *server) answers() bool {
	for deadline := time.Now().Add(startTime); time.Now().Before(deadline); {
		if status, body, err := s.send(request{method: "GET", path: "/"}); err == nil {
			return status == http.StatusOK && body == "papers\n"
		}
		select {
		case <-s.done:
			return false
		case <-time.After(50 * time.Millisecond):
		}
	}
	return false
}

// do sends a request that must be answered.
func (s *server) do(t *testing.T, r request) (status int, body string) {
	t.Helper()
	status, body, err := s.send(r)
	if err != nil {
		t.Fatalf("%s %s: %v", r.method, r.path, err)
	}
	return status, body
}

func (s *server) send(r request) (status int, body string, err error) {
	target, content, kind := s.url+r.path, r.body, "text/plain"
	if r.method == http.MethodGet || r.body != "" {
		target += "?" + r.params.Encode()
	} else {
		content, kind = r.params.Encode(), "application/x-www-form-urlencoded"
	}
	req, err := http.NewRequest(r.method, target, strings.NewReader(content))
	if err != nil {
		return 0, "", err
	}
	req.Header.Set("Content-Type", kind)
	req.Close = true
	client := http.Client{Timeout: requestTime}
	resp, err := client.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(data), err
}

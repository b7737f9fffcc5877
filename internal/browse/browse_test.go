package browse

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rubicon/internal/cli"
)

// browserTime is how long a browser may take for all that is asked of a page.
const browserTime = 2 * time.Minute

// chromium returns the path of a browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("RUBICON_REQUIRE_ALL") == "1" {
		t.Fatal("no Chromium: apt-get install chromium")
	}
	t.Skip("no Chromium is installed (Debian: chromium); reports in HTML are not opened")
	return ""
}

// tab is a page in a browser, and what it complained of.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu     sync.Mutex
	said   []string // errors, warnings and texts of its console
	loaded []string // addresses
}

// open opens the file at path in a window of that width.
func open(t *testing.T, browser, path string, width int64) *tab {
	t.Helper()
	return openAddress(t, browser, (&url.URL{Scheme: "file", Path: path}).String(), width)
}

// openAddress opens a page in a window of that width.
func openAddress(t *testing.T, browser, address string, width int64) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-background-networking", true))
	ctx, cancel := context.WithTimeout(t.Context(), browserTime)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	b.do(chromedp.EmulateViewport(width, 1000), chromedp.Navigate(address))
	return b
}

// call calls a method of the browser.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	result, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return result
}

// hear notes what a page complains of and loads.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.said = append(b.said, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.said = append(b.said, fmt.Sprintf("console.%s %v", e.Type, e.Args))
	case *log.EventEntryAdded:
		b.said = append(b.said, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		b.loaded = append(b.loaded, e.Request.URL)
	}
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// keys presses keys.
func (b *tab) keys(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// click clicks on the element that a selector of CSS finds first.
func (b *tab) click(selector string) {
	b.t.Helper()
	b.eval(fmt.Sprintf("document.querySelector(%q).click()", selector))
}

// media makes the page believe in a medium and its features.
func (b *tab) media(medium, scheme string) {
	b.t.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

// eval returns what an expression of JavaScript is, as text.
func (b *tab) eval(expression string) string {
	b.t.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return text
}

func (b *tab) want(expression, want string) {
	b.t.Helper()
	if got := b.eval(expression); got != want {
		b.t.Errorf("%s is %s, want %s", expression, got, want)
	}
}

// quiet checks that the page complained of nothing and loaded nothing but itself.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, s := range b.said {
		b.t.Errorf("the page complains: %s", s)
	}
	if len(b.loaded) != 1 || !strings.HasPrefix(b.loaded[0], "file:///") {
		b.t.Errorf("the page loads %q", b.loaded)
	}
}

// forgive takes those complaints back that have a text.
func (b *tab) forgive(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.said = slices.DeleteFunc(b.said, func(s string) bool { return strings.Contains(s, text) })
}

// whole writes what all of the page looks like, as picture does.
func (b *tab) whole(name string) {
	b.t.Helper()
	if os.Getenv("RUBICON_PICTURES") == "" {
		return
	}
	size, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]int64](`[innerWidth, innerHeight, Math.min(document.documentElement.scrollHeight, 6000)]`))
	if err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(size[0], size[2]))
	b.picture(name)
	b.do(chromedp.EmulateViewport(size[0], size[1]))
}

// picture writes what the page looks like into the folder that RUBICON_PICTURES names, if it names one.
func (b *tab) picture(name string) {
	b.t.Helper()
	dir := os.Getenv("RUBICON_PICTURES")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// scan scans a folder and returns the path of the report.
func scan(t *testing.T, dir string, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	t.Chdir(dir)
	var said strings.Builder
	x := cli.IO{Out: &said, Err: &said, Env: func(string) string { return "" }}
	if code := cli.Main(t.Context(), append([]string{"scan", "--no-cache", "--exit-zero", "--output", path}, args...), x, cli.NewEngine()); code != 0 {
		t.Fatalf("exit code %d: %s", code, said.String())
	}
	return path
}

const (
	app      = "../../testdata/apps/papers"
	fixtures = "../../testdata/rules"
)

// shown is the number of findings that are shown.
const shown = `document.querySelectorAll("#findings article:not([hidden])").length`

// TestFilter drives the bundled application's report by keyboard and filters.
func TestFilter(t *testing.T) {
	b := open(t, chromium(t), scan(t, app), 1400)
	all := b.eval(shown)
	b.want("document.querySelector('h1').textContent", all+" findings")
	b.want("document.querySelector('output').textContent", "All "+all+" shown")

	b.keys("/")
	b.want("document.activeElement.id", "words")
	b.keys("v1/search Command::arg")
	b.want(shown, "1")
	b.want("document.querySelector('output').textContent", "1 of "+all+" shown")
	b.keys(kb.Escape)
	b.want(shown, all)
	b.want("document.activeElement.id", "")

	choose := func(name, text string) {
		b.eval(fmt.Sprintf(`(() => { const s = document.querySelector("[name=%s]"); s.value = Array.from(s.options).find((o) => o.text.startsWith(%q)).value;
			s.dispatchEvent(new Event("input", { bubbles: true })) })()`, name, text))
	}
	choose("rule", "RBN301 ")
	b.want(`document.querySelectorAll("#findings article[hidden]").length > 0`, "true")
	b.want(`Array.from(document.querySelectorAll("#findings article:not([hidden])")).every((a) => a.textContent.includes("RBN301"))`, "true")
	choose("route", "GET /v1/text ")
	b.want(shown, "1")
	choose("file", "lib/papers/helpers.rb ")
	b.want(shown, "1")
	choose("rule", "RBN201 ")
	b.want(shown, "0")
	b.want(`document.getElementById("nothing").checkVisibility()`, "true")
	b.click("[type=reset]")
	for range 50 {
		if b.eval(shown) == all {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.want(shown, all)
	b.click("[value=critical]")
	b.want(`document.querySelectorAll("#findings article[data-severity=critical]:not([hidden])").length`, "0")
	b.click("[value=critical]")
	b.want(shown, all)
	b.quiet()
}

func TestKeys(t *testing.T) {
	b := open(t, chromium(t), scan(t, absolute(t, fixtures), "magnus-blocks", "magnus-kept-blocks", "archives"), 1400)
	at := `Array.from(document.querySelectorAll("article")).indexOf(document.activeElement.closest("article"))`
	isOpen := `document.activeElement.parentElement.open`
	b.keys("j")
	b.want(at, "0")
	b.keys("j")
	b.want(at, "1")
	b.want(isOpen, "false")
	b.keys(kb.Enter)
	b.want(isOpen, "true")
	b.keys("k")
	b.want(at, "0")
	b.click("#open")
	b.want(`document.querySelectorAll("#findings article > details:not([open])").length`, "0")
	b.click("#close")
	b.want(`document.querySelectorAll("#findings article > details[open]").length`, "0")
	// An address inside what is closed opens it.
	b.eval(`location.hash = document.querySelectorAll("article .body")[2].id`)
	b.want(`document.querySelectorAll("article > details")[2].open`, "true")
	// The first thing that a keyboard reaches leads to the findings.
	b.do(chromedp.Reload())
	b.keys(kb.Tab)
	b.want("document.activeElement.className", "skip")
	b.want("getComputedStyle(document.activeElement).left", "16px")
	b.mu.Lock()
	b.loaded = b.loaded[:1]
	b.mu.Unlock()
	b.quiet()
}

// TestLooks opens reports of all sizes at two widths, in light and dark and as they are printed: nothing is wider than the
// page, and what is closed on the screen is on the paper.
func TestLooks(t *testing.T) {
	browser, app, fixtures := chromium(t), absolute(t, app), absolute(t, fixtures)
	clean, one := t.TempDir(), t.TempDir()
	write(t, clean, "app.rb", "puts 1\n")
	write(t, one, "app.rb", "require 'sinatra'\nget('/list') { system(\"ls #{params[:name]}\") }\n")
	for name, path := range map[string]string{
		"none": scan(t, clean), "one": scan(t, one), "app": scan(t, app), "hostile": scan(t, hostile(t)),
		"sixty": scan(t, fixtures, "magnus-blocks", "magnus-kept-blocks", "archives", "basename"),
	} {
		for _, width := range []int64{1400, 420} {
			b := open(t, browser, path, width)
			for _, scheme := range []string{"light", "dark"} {
				b.media("", scheme)
				b.want("document.documentElement.scrollWidth <= innerWidth", "true")
				b.picture(fmt.Sprintf("%s-%d-%s", name, width, scheme))
			}
			if document := b.eval("document.querySelector('#findings').textContent"); strings.Contains(document, "ZgotmplZ") {
				t.Errorf("%s: a text is not shown", name)
			}
			b.media("print", "dark")
			b.want(`Array.from(document.querySelectorAll("#findings .ladder pre")).every((e) => e.checkVisibility())`, "true")
			b.picture(fmt.Sprintf("%s-%d-print", name, width))
			b.media("", "light")
			pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPrintBackground(), chromedp.PDFPreferCSSPageSize()))
			if err != nil {
				t.Fatal(err)
			}
			if dir := os.Getenv("RUBICON_PICTURES"); dir != "" {
				write(t, dir, name+".pdf", string(pdf))
			}
			b.quiet()
		}
	}
}

// TestHostile opens a report of a project whose names and code mean harm: all of it is text.
func TestHostile(t *testing.T) {
	b := open(t, chromium(t), scan(t, hostile(t)), 1400)
	b.want(`document.querySelectorAll("script").length`, "1")
	b.want(`document.querySelectorAll("img, iframe, object, base, link, svg").length`, "0")
	b.want(`document.querySelectorAll("[onclick], [onerror], [style]").length`, "0")
	b.want(`/[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u0000-\u0008\ufffd]/.test(document.documentElement.textContent)`, "false")
	b.want(`document.body.textContent.includes("\\u{202e}") && document.body.textContent.includes("\\xff")`, "true")
	b.want(`document.body.textContent.includes("</script><script>alert(1)</script>")`, "true")
	b.want("window.harmed", "undefined")
	b.quiet()
}

// TestWithoutScript reads a report in a browser that runs no scripts.
func TestWithoutScript(t *testing.T) {
	path := scan(t, absolute(t, fixtures), "magnus-blocks", "magnus-kept-blocks", "archives")
	b := open(t, chromium(t), path, 1400)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.do(chromedp.Reload())
	b.want(`document.getElementById("filter").checkVisibility()`, "false")
	b.want(`document.querySelectorAll("article > details > summary").length == parseInt(document.querySelector("h1").textContent)`, "true")
	b.click("article:nth-of-type(1) > details:not([open]) > summary")
	b.want(`document.querySelectorAll("article > details[open]").length > 1`, "true")
}

// TestMany opens a report of two thousand findings and filters it.
func TestMany(t *testing.T) {
	if testing.Short() {
		t.Skip("a large report")
	}
	t.Chdir(fixtures)
	folders, err := filepath.Glob("[d-m]*")
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, chromium(t), scan(t, ".", folders...), 1400)
	began := time.Now()
	b.keys("/")
	b.keys("sinatra")
	b.want(shown+" < 2000", "true")
	b.keys(kb.Escape)
	b.want(shown+" >= 1500", "true")
	b.keys("jj")
	if d := time.Since(began); d > 20*time.Second {
		t.Errorf("filtering takes %v", d)
	}
	b.picture("many")
	b.quiet()
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// hostile returns a project of which every name and text means harm to who looks at it in a browser.
func hostile(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	const harm = `</script><script>alert(1)</script>`
	write(t, dir, `"><img src=x onerror=harmed=1>`+"\u202e\xff"+`.rb`, "require 'sinatra'\n"+
		"get '/\"><img src=x onerror=harmed=1>"+harm+"\u202e' do\n"+
		"  # "+harm+" {{.}} ${harmed=1} \u2066\xff <!-- -->\n"+
		"  system(\"</pre><svg onload=harmed=1>\u202e\xff#{params['<b onclick=harmed=1>"+harm+"']}"+strings.Repeat("x", 5000)+"\") # "+harm+" \u202e\xff\n"+
		"end\n")
	write(t, dir, "javascript:harmed=1/'-alert(1)-'.rb", "require 'sinatra'\n"+
		"get('/x') { eval(params[:\"</style><style>*{display:none}\"]) }\n"+
		"get('/y') { system(params[:a]) } # rubicon:ignore RBN201 -- "+harm+"\n")
	write(t, dir, "<b>broken</b>.rb", "def (\n")
	return dir
}

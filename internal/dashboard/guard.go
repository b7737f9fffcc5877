package dashboard

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// policy allows a page the style and script of this server and nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// cookieName is the cookie by which a browser that has shown the token shows it again.
const cookieName = "rubicon_dashboard"

// guard decides who may ask.
type guard struct {
	next  http.Handler
	token string
	hosts []string
	local bool // only this machine reaches the server
}

// ServeHTTP refuses a request, or hands it on.
func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	switch {
	case !g.ownName(r.Host):
		fail(w, r, http.StatusMisdirectedRequest, "This server is not called so. Ask for it by its address, or start it with --host and the name.")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		fail(w, r, http.StatusMethodNotAllowed, "Nothing can be changed here.")
	case g.token == "", strings.HasPrefix(r.URL.Path, "/static/"): // style and script are no secret
		g.next.ServeHTTP(w, r)
	default:
		g.withToken(w, r)
	}
}

// withToken hands a request on that shows the token. A browser shows it once in the address and from then on in a cookie.
func (g *guard) withToken(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	bearer, hasBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	cookie, err := r.Cookie(cookieName)
	switch {
	case hasBearer && same(bearer, g.token):
		g.next.ServeHTTP(w, r)
	case query.Has("token") && same(query.Get("token"), g.token):
		http.SetCookie(w, &http.Cookie{Name: cookieName, Value: g.session(), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		query.Del("token")
		to := *r.URL
		to.Scheme, to.Host, to.Path, to.RawQuery = "", "", "/"+strings.TrimLeft(to.Path, "/"), query.Encode()
		http.Redirect(w, r, to.String(), http.StatusSeeOther)
	case err == nil && same(cookie.Value, g.session()):
		g.next.ServeHTTP(w, r)
	default:
		w.Header().Set("WWW-Authenticate", "Bearer")
		fail(w, r, http.StatusUnauthorized, "The token is missing or wrong. Open the address with ?token=… once, or send it as Authorization: Bearer.")
	}
}

// same compares secrets in a time that tells nothing of them.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// session returns what the cookie holds: not the token itself.
func (g *guard) session() string {
	mac := hmac.New(sha256.New, []byte(g.token))
	mac.Write([]byte(cookieName))
	return hex.EncodeToString(mac.Sum(nil))
}

// ownName reports whether a Host header names this server: by an address, which no name server gives out, by localhost, or
// by a name that its user has given.
func (g *guard) ownName(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(name, "["), "]"))
	if slices.Contains(g.hosts, name) {
		return true
	}
	if ip, err := netip.ParseAddr(name); err == nil {
		return !g.local || ip.IsLoopback()
	}
	return name == "localhost"
}

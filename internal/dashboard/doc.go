// Package dashboard shows the runs of a record in a browser: how the risk of an application and of its routes moves, what
// each commit brought and fixed, how long findings stay, which rules are mostly suppressed, what differs between two runs,
// and the path of each finding. All that its pages show is there as JSON too, below /api/.
//
// It only reads. Pages are whole without scripts and load nothing from elsewhere; the policy that comes with each says so
// to the browser. Who may ask is decided before anything else: requests to a name that is none of this server's are
// refused, so that no page on the network can make a browser read the record by a name that it controls (DNS rebinding),
// and where a token is wanted it is compared in constant time.
//
// What a page costs does not grow with the record: a chart takes samples of the runs, a list ends after some rows, and
// what is counted from changes is counted over the last runs only.
package dashboard

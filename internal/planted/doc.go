// Package planted writes programs whose answer is known: random, valid programs with flows of untrusted
// data planted in them, and with flows that are cut.
//
// # Parts
//
// A program is a list of flows, and a flow is a source, parts that the value goes through, and a sink.
// Each part is a few lines of text in a table (one file per subject: carriers, cuts, conditions, shapes
// of control, …) that declares what it does to the flow: hand it on, put constant text in front, cut it,
// clear some kinds of danger, check it. What a sink line must be reported for follows from the parts
// alone, so a program needs no label by hand. The same parts are put together in every order, in blocks
// of each other, in methods of helpers and of classes.
//
// In the text of a part, $x is the expression that holds the value. Other names that begin with $ are
// made up anew for each use: lower case for variables and keys, M, N, P for methods, C, D, E for
// classes, K, L for constants; $$ stands for a dollar sign. A line "..." is where the flow goes on, "+++"
// where methods beside the flow may stand, $ok(y) a condition on y. A line that ends in #! is a sink.
//
// # Promises
//
// The same seed makes the same flows whatever the Variant is: how names are chosen, definitions ordered,
// files split and what dead code stands beside them. A flow is rendered alone as in company, so a
// failure is made small by leaving parts out (Shrink). Programs are valid and do what is said of them:
// a test runs them with the real interpreter, with stubs in the place of what is dangerous.
package planted

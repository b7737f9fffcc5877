// Package ruby lowers Ruby to Rubicon's intermediate representation. All that Rubicon knows of
// Ruby's syntax is here; what a library's methods do is in the models.
//
// Lower walks the flat syntax tree once, in evaluation order. There is one fn per function being
// built: a file, class or module body, a method, a block. Inside it an expression is lowered by
// fn.lower, which returns the value, or by fn.cond, which returns the value that a condition has
// (they differ for && and ||). Four things need more than a case in the switch:
//
//   - Places (place.go). What can be assigned is resolved to a place once, so that h[k] += 1
//     evaluates h and k once.
//   - Tracked values (track.go). An instance variable, an element at a constant key and a method
//     that looks like a variable are kept like variables for as long as nothing can have changed
//     them: a check of params[:x] then holds for the next params[:x].
//   - Effects (effects.go). Loops and blocks need to know, before their body is lowered, what it
//     reads and writes. A scan over the flat nodes of the body finds it.
//   - Conditions (cond.go). Each arm assumes its condition of every variable that the condition
//     is about: those it reads, and those that hold the same value.
//
// What is not understood becomes an OpUnknown over the values of its children and is counted.
package ruby

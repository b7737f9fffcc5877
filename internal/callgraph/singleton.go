package callgraph

import (
	"strings"

	"rubicon/internal/rule"
)

// singletonMark stands before the name of a class where its singleton class is meant: what is defined there for objects
// is a method of the class itself.
const singletonMark = "#<Class>"

// singletonsOf returns what stands for the singleton classes of classes.
func singletonsOf(classes []string) []string {
	list := make([]string, 0, len(classes))
	for _, class := range classes {
		if class != "" {
			list = append(list, singletonMark+class)
		}
	}
	return list
}

// methodsOf returns the class that a method is defined on, and what of it has the method.
func methodsOf(class string, of string) (string, string) {
	if full, ok := strings.CutPrefix(class, singletonMark); ok {
		return full, rule.OfClass
	}
	return class, of
}

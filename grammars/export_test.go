package grammars

// BridgeRust is bridgeRust, for tests, and Bridged is what the parser is given.
var (
	BridgeRust = bridgeRust
	Bridged    = bridged
)

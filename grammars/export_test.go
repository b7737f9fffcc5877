package grammars

// BridgeRust is bridgeRust, for tests.
var BridgeRust = bridgeRust

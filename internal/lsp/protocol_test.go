package lsp

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
)

// protocolTypes are the types of messages.
var protocolTypes = []any{
	position{}, span{}, location{}, textDocumentIdentifier{}, versionedTextDocumentIdentifier{},
	optionalVersionedTextDocumentIdentifier{}, textDocumentItem{}, workspaceFolder{}, initializeParams{}, clientCapabilities{},
	workspaceClientCapabilities{}, workspaceEditClientCapabilities{}, didChangeWatchedFilesClientCapabilities{},
	codeLensWorkspaceClientCapabilities{}, textDocumentClientCapabilities{}, hoverClientCapabilities{},
	codeActionClientCapabilities{}, publishDiagnosticsClientCapabilities{}, windowClientCapabilities{},
	showDocumentClientCapabilities{}, generalClientCapabilities{}, initializeResult{}, serverInfo{}, serverCapabilities{},
	textDocumentSyncOptions{}, codeActionOptions{}, codeLensOptions{}, executeCommandOptions{}, workspaceOptions{},
	workspaceFoldersServerCapabilities{}, registrationParams{}, registration{}, didChangeWatchedFilesRegistrationOptions{},
	fileSystemWatcher{}, didOpenTextDocumentParams{}, didChangeTextDocumentParams{}, textDocumentContentChangeEvent{},
	didCloseTextDocumentParams{}, didChangeWorkspaceFoldersParams{}, workspaceFoldersChangeEvent{},
	didChangeWatchedFilesParams{}, fileEvent{}, diagnostic{}, codeDescription{}, diagnosticRelatedInformation{},
	publishDiagnosticsParams{}, hoverParams{}, hover{}, markupContent{}, definitionParams{}, codeActionParams{},
	codeActionContext{}, codeAction{}, workspaceEdit{}, textDocumentEdit{}, textEdit{}, codeLensParams{}, codeLens{}, command{},
	executeCommandParams{}, showDocumentParams{}, workDoneProgressCreateParams{}, progressParams{}, workDoneProgressBegin{},
	workDoneProgressReport{}, workDoneProgressEnd{}, cancelParams{}, logMessageParams{},
}

// TestProtocol holds the types of messages, and the methods, against the description that the protocol publishes for
// machines.
func TestProtocol(t *testing.T) {
	src, err := os.ReadFile("testdata/protocol.json")
	if err != nil {
		t.Fatal(err)
	}
	var spec struct {
		Structures map[string]map[string]string
		Methods    map[string]struct{ From string }
	}
	if err := json.Unmarshal(src, &spec); err != nil {
		t.Fatal(err)
	}
	for name := range methods {
		if from := spec.Methods[name].From; from != "clientToServer" && from != "both" {
			t.Errorf("%s is no method that a client calls: %q", name, from)
		}
	}
	for _, v := range protocolTypes {
		typ := reflect.TypeOf(v)
		name := protocolName(typ)
		of, ok := spec.Structures[name]
		if !ok {
			t.Errorf("the protocol has no %s", name)
		}
		for f := range typ.Fields() {
			key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			said, ok := of[key]
			if !ok {
				t.Errorf("%s has no %s", name, key)
				continue
			}
			kind, optional := strings.CutPrefix(said, "?")
			if omits := strings.Contains(options, "omitempty"); omits && !optional {
				t.Errorf("%s.%s must not be missing", name, key)
			}
			if !fits(f.Type, kind) {
				t.Errorf("%s.%s is %s, not %s", name, key, kind, f.Type)
			}
		}
	}
}

// protocolName returns what the protocol calls a type.
func protocolName(t reflect.Type) string {
	if t == reflect.TypeFor[span]() {
		return "Range"
	}
	return strings.ToUpper(t.Name()[:1]) + t.Name()[1:]
}

// fits reports whether a type can hold one of the kinds that the protocol names, given as "A | B".
func fits(t reflect.Type, kinds string) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == reflect.TypeFor[json.RawMessage]() || t.Kind() == reflect.Interface {
		return true
	}
	for kind := range strings.SplitSeq(kinds, " | ") {
		list, isList := strings.CutPrefix(kind, "[")
		switch {
		case isList:
			if t.Kind() == reflect.Slice && (fits(t.Elem(), strings.TrimSuffix(list, "]")) || strings.Contains(kinds, " | ")) {
				return true
			}
		case t.Kind() == reflect.Struct:
			if t.Name() != "" && protocolName(t) == kind {
				return true
			}
		case t.Kind() == reflect.Map:
			if strings.HasPrefix(kind, "{") {
				return true
			}
		case t.Kind() == reflect.Bool:
			if kind == "boolean" {
				return true
			}
		case t.Kind() == reflect.Int32:
			if kind == "integer" {
				return true
			}
		case t.Kind() == reflect.Uint32:
			if kind == "uinteger" || enumerations[kind] == reflect.Uint32 {
				return true
			}
		case t.Kind() == reflect.String:
			if kind == "string" || kind == "DocumentUri" || kind == "URI" || strings.HasPrefix(kind, `"`) || enumerations[kind] == reflect.String {
				return true
			}
		}
	}
	return t.Kind() == reflect.Slice && strings.Contains(kinds, " | ") && strings.Contains(kinds, "["+protocolName(t.Elem()))
}

// enumerations are those of the protocol that are met, with what their values are.
var enumerations = map[string]reflect.Kind{
	"PositionEncodingKind": reflect.String, "MarkupKind": reflect.String, "CodeActionKind": reflect.String,
	"ProgressToken": reflect.String, "GlobPattern": reflect.String, "Pattern": reflect.String,
	"TextDocumentSyncKind": reflect.Uint32, "DiagnosticSeverity": reflect.Uint32, "DiagnosticTag": reflect.Uint32,
	"FileChangeType": reflect.Uint32, "MessageType": reflect.Uint32,
}

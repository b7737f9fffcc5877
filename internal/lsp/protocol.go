package lsp

import "encoding/json"

// The messages of the Language Server Protocol 3.17, as far as they are used. A test holds them against the protocol's own
// machine-readable description. What clients may leave out is a pointer or omitted when empty.

type position struct {
	Line      uint32 `json:"line"`
	Character uint32 `json:"character"`
}

// span is the protocol's Range.
type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string `json:"uri"`
	Range span   `json:"range"`
}

type textDocumentIdentifier struct {
	URI string `json:"uri"`
}

type versionedTextDocumentIdentifier struct {
	URI     string `json:"uri"`
	Version int32  `json:"version"`
}

type optionalVersionedTextDocumentIdentifier struct {
	URI     string `json:"uri"`
	Version *int32 `json:"version"`
}

type textDocumentItem struct {
	URI     string `json:"uri"`
	Version int32  `json:"version"`
	Text    string `json:"text"`
}

type workspaceFolder struct {
	URI  string `json:"uri"`
	Name string `json:"name"`
}

// Initialization.

type initializeParams struct {
	RootURI          *string            `json:"rootUri"`
	RootPath         *string            `json:"rootPath,omitempty"`
	WorkspaceFolders []workspaceFolder  `json:"workspaceFolders,omitempty"`
	Capabilities     clientCapabilities `json:"capabilities"`
}

type clientCapabilities struct {
	Workspace    *workspaceClientCapabilities    `json:"workspace,omitempty"`
	TextDocument *textDocumentClientCapabilities `json:"textDocument,omitempty"`
	Window       *windowClientCapabilities       `json:"window,omitempty"`
	General      *generalClientCapabilities      `json:"general,omitempty"`
}

type workspaceClientCapabilities struct {
	WorkspaceEdit         *workspaceEditClientCapabilities         `json:"workspaceEdit,omitempty"`
	DidChangeWatchedFiles *didChangeWatchedFilesClientCapabilities `json:"didChangeWatchedFiles,omitempty"`
	CodeLens              *codeLensWorkspaceClientCapabilities     `json:"codeLens,omitempty"`
}

type workspaceEditClientCapabilities struct {
	DocumentChanges bool `json:"documentChanges,omitempty"`
}

type didChangeWatchedFilesClientCapabilities struct {
	DynamicRegistration bool `json:"dynamicRegistration,omitempty"`
}

type codeLensWorkspaceClientCapabilities struct {
	RefreshSupport bool `json:"refreshSupport,omitempty"`
}

type textDocumentClientCapabilities struct {
	Hover              *hoverClientCapabilities              `json:"hover,omitempty"`
	CodeAction         *codeActionClientCapabilities         `json:"codeAction,omitempty"`
	PublishDiagnostics *publishDiagnosticsClientCapabilities `json:"publishDiagnostics,omitempty"`
}

type hoverClientCapabilities struct {
	ContentFormat []string `json:"contentFormat,omitempty"`
}

type codeActionClientCapabilities struct {
	CodeActionLiteralSupport *json.RawMessage `json:"codeActionLiteralSupport,omitempty"`
	IsPreferredSupport       bool             `json:"isPreferredSupport,omitempty"`
}

type publishDiagnosticsClientCapabilities struct {
	RelatedInformation     bool             `json:"relatedInformation,omitempty"`
	TagSupport             *json.RawMessage `json:"tagSupport,omitempty"`
	CodeDescriptionSupport bool             `json:"codeDescriptionSupport,omitempty"`
	VersionSupport         bool             `json:"versionSupport,omitempty"`
}

type windowClientCapabilities struct {
	WorkDoneProgress bool                            `json:"workDoneProgress,omitempty"`
	ShowDocument     *showDocumentClientCapabilities `json:"showDocument,omitempty"`
}

type showDocumentClientCapabilities struct {
	Support bool `json:"support"`
}

type generalClientCapabilities struct {
	PositionEncodings []encoding `json:"positionEncodings,omitempty"`
}

type initializeResult struct {
	Capabilities serverCapabilities `json:"capabilities"`
	ServerInfo   serverInfo         `json:"serverInfo"`
}

type serverInfo struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

type serverCapabilities struct {
	PositionEncoding       encoding                `json:"positionEncoding,omitempty"`
	TextDocumentSync       textDocumentSyncOptions `json:"textDocumentSync"`
	HoverProvider          bool                    `json:"hoverProvider,omitempty"`
	DefinitionProvider     bool                    `json:"definitionProvider,omitempty"`
	CodeActionProvider     *codeActionOptions      `json:"codeActionProvider,omitempty"`
	CodeLensProvider       *codeLensOptions        `json:"codeLensProvider,omitempty"`
	ExecuteCommandProvider *executeCommandOptions  `json:"executeCommandProvider,omitempty"`
	Workspace              *workspaceOptions       `json:"workspace,omitempty"`
}

type textDocumentSyncOptions struct {
	OpenClose bool         `json:"openClose,omitempty"`
	Change    uint32       `json:"change"`
	Save      *saveOptions `json:"save,omitempty"`
}

type saveOptions struct {
	IncludeText bool `json:"includeText,omitempty"`
}

type codeActionOptions struct {
	CodeActionKinds []string `json:"codeActionKinds,omitempty"`
}

type codeLensOptions struct {
	ResolveProvider bool `json:"resolveProvider,omitempty"`
}

type executeCommandOptions struct {
	Commands []string `json:"commands"`
}

type workspaceOptions struct {
	WorkspaceFolders *workspaceFoldersServerCapabilities `json:"workspaceFolders,omitempty"`
}

type workspaceFoldersServerCapabilities struct {
	Supported           bool `json:"supported,omitempty"`
	ChangeNotifications bool `json:"changeNotifications,omitempty"`
}

type registrationParams struct {
	Registrations []registration `json:"registrations"`
}

type registration struct {
	ID              string `json:"id"`
	Method          string `json:"method"`
	RegisterOptions any    `json:"registerOptions,omitempty"`
}

type didChangeWatchedFilesRegistrationOptions struct {
	Watchers []fileSystemWatcher `json:"watchers"`
}

type fileSystemWatcher struct {
	GlobPattern string `json:"globPattern"`
}

// Documents.

type didOpenTextDocumentParams struct {
	TextDocument textDocumentItem `json:"textDocument"`
}

type didChangeTextDocumentParams struct {
	TextDocument   versionedTextDocumentIdentifier  `json:"textDocument"`
	ContentChanges []textDocumentContentChangeEvent `json:"contentChanges"`
}

// textDocumentContentChangeEvent replaces a range of a document, or all of it.
type textDocumentContentChangeEvent struct {
	Range *span  `json:"range,omitempty"`
	Text  string `json:"text"`
}

type didCloseTextDocumentParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
}

type didChangeWorkspaceFoldersParams struct {
	Event workspaceFoldersChangeEvent `json:"event"`
}

type workspaceFoldersChangeEvent struct {
	Added   []workspaceFolder `json:"added"`
	Removed []workspaceFolder `json:"removed"`
}

type didChangeWatchedFilesParams struct {
	Changes []fileEvent `json:"changes"`
}

type fileEvent struct {
	URI  string `json:"uri"`
	Type uint32 `json:"type"`
}

// Diagnostics.

const (
	severityError       = 1
	severityWarning     = 2
	severityInformation = 3
	severityHint        = 4

	tagUnnecessary = 1
)

type diagnostic struct {
	Range              span                           `json:"range"`
	Severity           uint32                         `json:"severity,omitempty"`
	Code               string                         `json:"code,omitempty"`
	CodeDescription    *codeDescription               `json:"codeDescription,omitempty"`
	Source             string                         `json:"source,omitempty"`
	Message            string                         `json:"message"`
	Tags               []uint32                       `json:"tags,omitempty"`
	RelatedInformation []diagnosticRelatedInformation `json:"relatedInformation,omitempty"`
}

type codeDescription struct {
	Href string `json:"href"`
}

type diagnosticRelatedInformation struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

type publishDiagnosticsParams struct {
	URI         string       `json:"uri"`
	Version     *int32       `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

// Features.

type hoverParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
	Position     position               `json:"position"`
}

type hover struct {
	Contents markupContent `json:"contents"`
	Range    *span         `json:"range,omitempty"`
}

type markupContent struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type definitionParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
	Position     position               `json:"position"`
}

type codeActionParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
	Range        span                   `json:"range"`
	Context      codeActionContext      `json:"context"`
}

type codeActionContext struct {
	Only []string `json:"only,omitempty"`
}

type codeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind,omitempty"`
	Diagnostics []diagnostic   `json:"diagnostics,omitempty"`
	IsPreferred bool           `json:"isPreferred,omitempty"`
	Edit        *workspaceEdit `json:"edit,omitempty"`
}

type workspaceEdit struct {
	Changes         map[string][]textEdit `json:"changes,omitempty"`
	DocumentChanges []textDocumentEdit    `json:"documentChanges,omitempty"`
}

type textDocumentEdit struct {
	TextDocument optionalVersionedTextDocumentIdentifier `json:"textDocument"`
	Edits        []textEdit                              `json:"edits"`
}

type textEdit struct {
	Range   span   `json:"range"`
	NewText string `json:"newText"`
}

type codeLensParams struct {
	TextDocument textDocumentIdentifier `json:"textDocument"`
}

type codeLens struct {
	Range   span     `json:"range"`
	Command *command `json:"command,omitempty"`
}

type command struct {
	Title     string            `json:"title"`
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments,omitempty"`
}

type executeCommandParams struct {
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments,omitempty"`
}

type showDocumentParams struct {
	URI       string `json:"uri"`
	TakeFocus bool   `json:"takeFocus,omitempty"`
	Selection *span  `json:"selection,omitempty"`
}

// Progress, cancellation, messages.

type workDoneProgressCreateParams struct {
	Token string `json:"token"`
}

type progressParams struct {
	Token string `json:"token"`
	Value any    `json:"value"`
}

type workDoneProgressBegin struct {
	Kind       string `json:"kind"`
	Title      string `json:"title"`
	Percentage uint32 `json:"percentage"`
}

type workDoneProgressReport struct {
	Kind       string `json:"kind"`
	Message    string `json:"message,omitempty"`
	Percentage uint32 `json:"percentage"`
}

type workDoneProgressEnd struct {
	Kind    string `json:"kind"`
	Message string `json:"message,omitempty"`
}

type cancelParams struct {
	ID json.RawMessage `json:"id"`
}

type logMessageParams struct {
	Type    uint32 `json:"type"`
	Message string `json:"message"`
}

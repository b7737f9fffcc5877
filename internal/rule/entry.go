package rule

// Entry holds all rows that a call of one name may meet.
type Entry struct {
	Sources []*Source
	Sinks   []*Sink
	Misuses []*Misuse
	Flows   []*Flow
	Narrows []*Narrow
	Guards  []*Guard
	Types   []*TypeRow

	*RareRows
}

// RareRows are the rows that few names have. The entries of all others share one without any, which is not to be changed:
// who adds a row asks the entry for its own by Rare.
type RareRows struct {
	Handouts       []*Handout
	Takebacks      []*Takeback
	Overwrites     []*Overwrite
	Parts          []*Part
	Halves         []*Halves
	Consumers      []*Consumer
	Pieces         []*Piece
	Callbacks      []*Callback
	Mixins         []*Mixin
	Mounts         []*Mount
	Renders        []*Render
	Templates      []*TemplateRow
	Options        []*Option
	Fields         []*Field
	Answers        []*Answer
	Parameters     []*Parameters
	Credentials    []*Credential
	Authenticators []*Authenticator
	Middlewares    []*Middleware // those that a framework makes
	Gates          []*Middleware // those that the program makes itself
	Validators     []*Validator
	Strategies     []*Strategy
	Lookups        []*Lookup
	Unset          []*Unset
	Demanded       []*Demanded
	KeyedDigests   []*KeyedDigest
	Truths         []*Truth
	Comparisons    []*Comparison
	Arithmetics    []*Arithmetic
	Routed         []*Routed
	Evidence       []*Evidence
	Bridges        []*Bridge
	Registers      []*Register
	Defines        []*Defines
	Natives        []*NativeFunction
	Handles        []*NativeHandle
	Processes      []*Process
	Endpoints      []*Endpoint
	Requests       []*Request
	Listeners      []*Listener
	Connections    []*Connection
	Commands       []*CommandLine
	OptionValues   []*OptionValue
	Printed        []*Printed
	Stashes        []*Stash
	Outputs        []*ProcessOutput
	TypeNames      []*NativeAlias
	NativeCalls    []*NativeCall
	Hosts          []*Host
	Blocks         []*GivenBlock
	Procs          []*NativeProc
	Remotes        []*RemoteFile
	Confirmations  []*Confirmation
	Extensions     []*Extension
	States         []*State
	Decoders       []*Decoder
	Rehearsals     []*Rehearsal
	Funcalls       []*Funcall
	Variables      []*NativeVariable
	ClassNames     []*ClassName
	Wrappers       []*Wrapper
	NoReturns      []*NoReturn
	Dispatches     []*Dispatch
	Contracts      []*Contract
	Raises         []*Raise
	Rescues        []*Rescue
	Throws         []*Throw
	Functions      []*Function
	// Conversions are in the order in which a call makes them.
	Conversions     []*Conversion
	Catches         []*Catch
	Administrations []*Administration
	Records         []*Record
	RecordChanges   []*RecordChange
}

var noRare RareRows

// NewEntry returns an entry without rows.
func NewEntry() *Entry { return &Entry{RareRows: &noRare} }

// HasRare reports whether the entry may have rare rows.
func (e *Entry) HasRare() bool { return e.RareRows != &noRare }

// Rare returns the rare rows of the entry, to add to them.
func (e *Entry) Rare() *RareRows {
	if !e.HasRare() {
		e.RareRows = &RareRows{}
	}
	return e.RareRows
}

// add appends the rows of other.
func (e *Entry) add(other *Entry) {
	e.Sources = append(e.Sources, other.Sources...)
	e.Sinks = append(e.Sinks, other.Sinks...)
	e.Misuses = append(e.Misuses, other.Misuses...)
	e.Flows = append(e.Flows, other.Flows...)
	e.Narrows = append(e.Narrows, other.Narrows...)
	e.Guards = append(e.Guards, other.Guards...)
	e.Types = append(e.Types, other.Types...)
	if other.HasRare() {
		e.Rare().add(other.RareRows)
	}
}

func (r *RareRows) add(other *RareRows) {
	r.Handouts = append(r.Handouts, other.Handouts...)
	r.Takebacks = append(r.Takebacks, other.Takebacks...)
	r.Overwrites = append(r.Overwrites, other.Overwrites...)
	r.Parts = append(r.Parts, other.Parts...)
	r.Halves = append(r.Halves, other.Halves...)
	r.Consumers = append(r.Consumers, other.Consumers...)
	r.Pieces = append(r.Pieces, other.Pieces...)
	r.Callbacks = append(r.Callbacks, other.Callbacks...)
	r.Mixins = append(r.Mixins, other.Mixins...)
	r.Dispatches = append(r.Dispatches, other.Dispatches...)
	r.Contracts = append(r.Contracts, other.Contracts...)
	r.Raises = append(r.Raises, other.Raises...)
	r.Rescues = append(r.Rescues, other.Rescues...)
	r.Throws = append(r.Throws, other.Throws...)
	r.Functions = append(r.Functions, other.Functions...)
	r.Conversions = append(r.Conversions, other.Conversions...)
	r.Catches = append(r.Catches, other.Catches...)
	r.Mounts = append(r.Mounts, other.Mounts...)
	r.Renders = append(r.Renders, other.Renders...)
	r.Templates = append(r.Templates, other.Templates...)
	r.Options = append(r.Options, other.Options...)
	r.Fields = append(r.Fields, other.Fields...)
	r.Answers = append(r.Answers, other.Answers...)
	r.Parameters = append(r.Parameters, other.Parameters...)
	r.Credentials = append(r.Credentials, other.Credentials...)
	r.Authenticators = append(r.Authenticators, other.Authenticators...)
	r.Middlewares = append(r.Middlewares, other.Middlewares...)
	r.Gates = append(r.Gates, other.Gates...)
	r.Validators = append(r.Validators, other.Validators...)
	r.Strategies = append(r.Strategies, other.Strategies...)
	r.Lookups = append(r.Lookups, other.Lookups...)
	r.Unset = append(r.Unset, other.Unset...)
	r.Demanded = append(r.Demanded, other.Demanded...)
	r.Records = append(r.Records, other.Records...)
	r.RecordChanges = append(r.RecordChanges, other.RecordChanges...)
	r.Administrations = append(r.Administrations, other.Administrations...)
	r.KeyedDigests = append(r.KeyedDigests, other.KeyedDigests...)
	r.Truths = append(r.Truths, other.Truths...)
	r.Comparisons = append(r.Comparisons, other.Comparisons...)
	r.Arithmetics = append(r.Arithmetics, other.Arithmetics...)
	r.Routed = append(r.Routed, other.Routed...)
	r.Evidence = append(r.Evidence, other.Evidence...)
	r.Bridges = append(r.Bridges, other.Bridges...)
	r.Registers = append(r.Registers, other.Registers...)
	r.Defines = append(r.Defines, other.Defines...)
	r.Natives = append(r.Natives, other.Natives...)
	r.Handles = append(r.Handles, other.Handles...)
	r.Processes = append(r.Processes, other.Processes...)
	r.Endpoints = append(r.Endpoints, other.Endpoints...)
	r.Requests = append(r.Requests, other.Requests...)
	r.Listeners = append(r.Listeners, other.Listeners...)
	r.Commands = append(r.Commands, other.Commands...)
	r.OptionValues = append(r.OptionValues, other.OptionValues...)
	r.Connections = append(r.Connections, other.Connections...)
	r.Printed = append(r.Printed, other.Printed...)
	r.Stashes = append(r.Stashes, other.Stashes...)
	r.Outputs = append(r.Outputs, other.Outputs...)
	r.TypeNames = append(r.TypeNames, other.TypeNames...)
	r.NativeCalls = append(r.NativeCalls, other.NativeCalls...)
	r.Hosts = append(r.Hosts, other.Hosts...)
	r.Blocks = append(r.Blocks, other.Blocks...)
	r.Procs = append(r.Procs, other.Procs...)
	r.Remotes = append(r.Remotes, other.Remotes...)
	r.Variables = append(r.Variables, other.Variables...)
	r.Funcalls = append(r.Funcalls, other.Funcalls...)
	r.ClassNames = append(r.ClassNames, other.ClassNames...)
	r.Wrappers = append(r.Wrappers, other.Wrappers...)
	r.NoReturns = append(r.NoReturns, other.NoReturns...)
	r.Confirmations = append(r.Confirmations, other.Confirmations...)
	r.Extensions = append(r.Extensions, other.Extensions...)
	r.States = append(r.States, other.States...)
	r.Decoders = append(r.Decoders, other.Decoders...)
	r.Rehearsals = append(r.Rehearsals, other.Rehearsals...)
}

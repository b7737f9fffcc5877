package rule

import "rubicon/internal/tomldoc"

// document is a TOML file as it is written: a rule with its examples, or any rows of models.
type document struct {
	Rule          *ruleTable            `toml:"rule"`
	Example       []exampleTable        `toml:"example"`
	Kind          []kindTable           `toml:"kind"`
	Trust         []trustTable          `toml:"trust"`
	Alias         []aliasTable          `toml:"alias"`
	NoReturn      []noReturnTable       `toml:"noreturn"`
	Constant      []constantTable       `toml:"constant"`
	Type          []typeTable           `toml:"type"`
	Class         []classTable          `toml:"class"`
	TopLevel      []topLevelTable       `toml:"toplevel"`
	Assume        []assumeTable         `toml:"assume"`
	Source        []sourceTable         `toml:"source"`
	Sink          []sinkTable           `toml:"sink"`
	Misuse        []misuseTable         `toml:"misuse"`
	Reach         []reachTable          `toml:"reach"`
	Handout       []handoutTable        `toml:"handout"`
	Takeback      []takebackTable       `toml:"takeback"`
	Claim         []claimTable          `toml:"claim"`
	Helper        []helperTable         `toml:"helper"`
	InProcess     []inProcessTable      `toml:"in_process"`
	Flow          []flowTable           `toml:"flow"`
	Overwrite     []overwriteTable      `toml:"overwrite"`
	Sanitizer     []sanitizerTable      `toml:"sanitizer"`
	Part          []partTable           `toml:"part"`
	Halves        []halvesTable         `toml:"halves"`
	Consumer      []consumerTable       `toml:"consumer"`
	Pieces        []pieceTable          `toml:"piece"`
	Guard         []guardTable          `toml:"guard"`
	Callback      []callbackTable       `toml:"callback"`
	Mixin         []mixinTable          `toml:"mixin"`
	Dispatch      []dispatchTable       `toml:"dispatch"`
	Contract      []contractTable       `toml:"contract"`
	Extractor     []extractorTable      `toml:"extractor"`
	Shared        []sharedTable         `toml:"shared"`
	Channel       []channelTable        `toml:"channel"`
	Responder     []extractorTable      `toml:"responder"`
	Delegate      []delegateTable       `toml:"delegate"`
	Raise         []raiseTable          `toml:"raise"`
	Rescue        []rescueTable         `toml:"rescue"`
	Throw         []throwTable          `toml:"throw"`
	Function      []functionTable       `toml:"function"`
	Register      []registerTable       `toml:"register"`
	Defines       []definesTable        `toml:"defines"`
	Native        []nativeTable         `toml:"native"`
	NativeHandle  []nativeHandleTable   `toml:"native_handle"`
	Process       []processTable        `toml:"process"`
	Macro         []macroTable          `toml:"macro"`
	Exported      []exportedTable       `toml:"exported"`
	LibraryFile   []libraryFileTable    `toml:"library_file"`
	Launcher      []launcherTable       `toml:"launcher"`
	Endpoint      []endpointTable       `toml:"endpoint"`
	Request       []requestTable        `toml:"request"`
	Listener      []listenerTable       `toml:"listener"`
	CommandLine   []commandLineTable    `toml:"command_line"`
	OptionValue   []optionValueTable    `toml:"option_value"`
	Connection    []connectionTable     `toml:"connection"`
	Numbered      []numberedTable       `toml:"numbered"`
	Arrives       []arrivesTable        `toml:"arrives"`
	Display       []displayTable        `toml:"display"`
	Host          []hostTable           `toml:"host"`
	GivenBlock    []givenBlockTable     `toml:"given_block"`
	NativeProc    []nativeProcTable     `toml:"native_proc"`
	RemoteFile    []remoteFileTable     `toml:"remote_file"`
	Printed       []printedTable        `toml:"printed"`
	Stash         []stashTable          `toml:"stash"`
	Outputs       []processOutputTable  `toml:"process_output"`
	Mismatch      []mismatchTable       `toml:"mismatch"`
	Setting       []settingTable        `toml:"setting"`
	MadeModule    []madeModuleTable     `toml:"made_module"`
	NativeCall    []nativeCallTable     `toml:"native_call"`
	Funcall       []funcallTable        `toml:"funcall"`
	NativeVar     []nativeVariableTable `toml:"native_variable"`
	ClassName     []classNameTable      `toml:"class_name"`
	Wrapper       []wrapperTable        `toml:"wrapper"`
	NativeAlias   []nativeAliasTable    `toml:"native_alias"`
	Conversion    []conversionTable     `toml:"conversion"`
	Catch         []catchTable          `toml:"catch"`
	Mount         []mountTable          `toml:"mount"`
	Render        []renderTable         `toml:"render"`
	View          []viewTable           `toml:"view"`
	Template      []templateTable       `toml:"template"`
	Option        []optionTable         `toml:"option"`
	Field         []matcher             `toml:"field"`
	Answer        []answerTable         `toml:"answer"`
	Parameters    []parametersTable     `toml:"parameters"`
	Credential    []credentialTable     `toml:"credential"`
	Authenticator []authenticatorTable  `toml:"authenticator"`
	Middleware    []middlewareTable     `toml:"middleware"`
	Validator     []validatorTable      `toml:"validator"`
	Refusal       []refusalTable        `toml:"refusal"`
	SignIn        []signInTable         `toml:"sign_in"`
	VerbOverride  []verbOverrideTable   `toml:"verb_override"`
	RecordChange  []recordChangeTable   `toml:"record_change"`
	Strategy      []strategyTable       `toml:"strategy"`
	Lookup        []matcher             `toml:"lookup"`
	Unset         []unsetTable          `toml:"unset"`
	Demanded      []demandedTable       `toml:"demanded"`
	KeyedDigest   []keyedDigestTable    `toml:"keyed_digest"`
	Truth         []truthTable          `toml:"truth"`
	Comparison    []comparisonTable     `toml:"comparison"`
	Arithmetic    []arithmeticTable     `toml:"arithmetic"`
	GuardName     []guardNameTable      `toml:"guard_name"`
	Routed        []routedTable         `toml:"routed"`
	Evidence      []evidenceTable       `toml:"evidence"`
	Bridge        []bridgeTable         `toml:"bridge"`
	NativeType    []nativeTypeTable     `toml:"native_type"`
	ForeignLength []foreignLengthTable  `toml:"foreign_length"`
	Holds         []holdsTable          `toml:"holds"`
	FieldContract []fieldContractTable  `toml:"field_contract"`
	Bits          []bitsTable           `toml:"bits"`
	Quoting       []quotingTable        `toml:"quoting"`
	Program       []programTable        `toml:"program"`
	Pattern       []patternTable        `toml:"pattern"`
	Fix           []fixTable            `toml:"fix"`
	Generated     []generatedTable      `toml:"generated"`
	Confirmation  []confirmationTable   `toml:"confirmation"`
	Extension     []extensionTable      `toml:"extension"`
	State         []extensionTable      `toml:"state"`
	Decoder       []decoderTable        `toml:"decoder"`
	Console       []consoleTable        `toml:"console"`
	Rehearsal     []rehearsalTable      `toml:"rehearsal"`

	Administration []administrationTable `toml:"administration"`
	Exposure       []exposureTable       `toml:"exposure"`
	Difference     []differenceTable     `toml:"difference"`
	Record         []recordTable         `toml:"record"`
	Privilege      []guardNameTable      `toml:"privilege"`
	Owned          []ownedTable          `toml:"owned"`
}

// matcher is what every row that describes a call begins with.
type matcher struct {
	Ruby list   `toml:"ruby"`
	Rust list   `toml:"rust"`
	When string `toml:"when"`
}

type ruleTable struct {
	Code        string   `toml:"code"`
	Name        string   `toml:"name"`
	Title       string   `toml:"title"`
	Description string   `toml:"description"`
	Remediation string   `toml:"remediation"`
	Severity    string   `toml:"severity"`
	Kind        string   `toml:"kind"`
	CWE         []int    `toml:"cwe"`
	OWASPAPI    []string `toml:"owasp_api"`
	PCIDSS      []string `toml:"pci_dss"`
	References  []string `toml:"references"`
}

type exampleTable struct {
	Lang string `toml:"lang"`
	Bad  string `toml:"bad"`
	Good string `toml:"good"`
}

type kindTable struct {
	Name        string `toml:"name"`
	Description string `toml:"description"`
	Carrier     string `toml:"carrier"`
	Virtual     bool   `toml:"virtual"`
	Spelling    bool   `toml:"spelling"`
	PartOf      string `toml:"part_of"`
	Fears       string `toml:"fears"`
	Unknown     string `toml:"unknown"`
	Unsafe      bool   `toml:"unsafe"`
	Effect      string `toml:"effect"`
}

type trustTable struct {
	Name        string `toml:"name"`
	Description string `toml:"description"`
	Kinds       list   `toml:"kinds"`
	Confidence  string `toml:"confidence"`
	Certain     bool   `toml:"certain"`
	NotIn       string `toml:"not_in"`
	Objects     bool   `toml:"objects"`
	Spares      list   `toml:"spares"`
	Joined      list   `toml:"joined"`
	Folders     list   `toml:"folders"`
	Informs     list   `toml:"informs"`
	Reach       string `toml:"reach"`

	Reports []trustReportTable `toml:"reports"`
	Allowed bool               `toml:"allowed"`
}

type trustReportTable struct {
	Kinds list   `toml:"kinds"`
	As    string `toml:"as"`
}

type aliasTable struct {
	Ruby list   `toml:"ruby"`
	Rust list   `toml:"rust"`
	Is   string `toml:"is"`
}

type constantTable struct {
	Ruby list   `toml:"ruby"`
	Rust list   `toml:"rust"`
	Text string `toml:"text"`
	// Regexp is the source of the regular expression that it is instead.
	Regexp string `toml:"regexp"`
}

type noReturnTable struct {
	Ruby      list `toml:"ruby"`
	Rust      list `toml:"rust"`
	Parameter bool `toml:"parameter"`
}

type typeTable struct {
	matcher
	Load     list   `toml:"load"`
	ParamsOf list   `toml:"params_of"`
	Of       string `toml:"of"`
	Returns  string `toml:"returns"`
}

type classTable struct {
	Name    string `toml:"name"`
	Super   string `toml:"super"`
	Stands  bool   `toml:"stands"`
	Threads bool   `toml:"threads"`
	Records bool   `toml:"records"`
	Length  int    `toml:"length"`
	Element string `toml:"element"`
}

type topLevelTable struct {
	Require list   `toml:"require"`
	Class   string `toml:"class"`
}

type assumeTable struct {
	matcher
	Class  string `toml:"class"`
	Object bool   `toml:"object"`
}

type sourceTable struct {
	matcher
	Load     list   `toml:"load"`
	ParamsOf list   `toml:"params_of"`
	Handler  list   `toml:"handler"`
	Type     list   `toml:"type"`
	NotType  list   `toml:"not_type"`
	Beside   list   `toml:"beside"`
	Uncalled bool   `toml:"uncalled"`
	Named    string `toml:"named"`
	Method   list   `toml:"implements"`
	To       list   `toml:"to"`
	Trust    string `toml:"trust"`
	Kinds    list   `toml:"kinds"`
	Name     string `toml:"name"`
	InClass  string `toml:"in_class"`
	Keys     list   `toml:"keys"`
	Except   list   `toml:"except"`
	Captured list   `toml:"captured"`
	Param    string `toml:"param"`
	WithIvar string `toml:"with_ivar"`
	After    string `toml:"after"`
	Groups   string `toml:"groups"`
	Beyond   list   `toml:"beyond"`
	Variable string `toml:"variable"`
	Own      bool   `toml:"own"`
	Function string `toml:"function"`
	NamedBy  string `toml:"named_by"`
	NotParam list   `toml:"not_param"`
}

type sinkTable struct {
	matcher
	Each      string `toml:"each"`
	Words     list   `toml:"words"`
	In        list   `toml:"in"`
	Of        list   `toml:"of"`
	Unfit     string `toml:"unfit"`
	Short     bool   `toml:"short"`
	Kind      list   `toml:"kind"`
	Kinds     list   `toml:"kinds"`
	Needs     list   `toml:"needs"`
	Lacks     list   `toml:"lacks"`
	Loose     bool   `toml:"loose"`
	Elsewhere bool   `toml:"elsewhere"`
	Sure      bool   `toml:"sure"`
	Remote    bool   `toml:"remote"`
	Word      bool   `toml:"word"`
	Script    bool   `toml:"script"`
	Decided   bool   `toml:"decided"`
	Trusts    list   `toml:"trusts"`
	Note      string `toml:"note"`
	As        string `toml:"as"`

	InClass string `toml:"in_class"`
}

type patternTable struct {
	Name    string `toml:"name"`
	Matches string `toml:"matches"`
}

type programTable struct {
	Name   list   `toml:"name"`
	Values string `toml:"values"`
	First  bool   `toml:"first"`
	Ends   list   `toml:"ends"`
	Script string `toml:"script"`
	Runs   *int   `toml:"runs"`
	Own    string `toml:"own"`
	Joined bool   `toml:"joined"`
}

type misuseTable struct {
	matcher
	Kind       string `toml:"kind"`
	Confidence string `toml:"confidence"`
	Note       string `toml:"note"`
	At         list   `toml:"at"`
	Habit      int    `toml:"habit"`
	Traced     list   `toml:"traced"`
}

type flowTable struct {
	matcher
	From   *list  `toml:"from"`
	To     list   `toml:"to"`
	Step   string `toml:"step"`
	Adds   list   `toml:"adds"`
	Once   bool   `toml:"once"`
	Clears list   `toml:"clears"`
	remains
	Strict    bool   `toml:"strict"`
	Whole     bool   `toml:"whole"`
	Inner     bool   `toml:"inner"`
	Several   bool   `toml:"several"`
	Aligned   bool   `toml:"aligned"`
	Copies    bool   `toml:"copies"`
	Shares    bool   `toml:"shares"`
	Decodes   bool   `toml:"decodes"`
	Encodes   bool   `toml:"encodes"`
	Derived   string `toml:"derived"`
	Respelled string `toml:"respelled"`
	Place     bool   `toml:"place"`
	Outer     bool   `toml:"outer"`
	Window    list   `toml:"window"`
	Taken     bool   `toml:"taken"`
	Decides   bool   `toml:"decides"`
	Found     bool   `toml:"found"`
	Turns     list   `toml:"turns"`

	Joins   *string `toml:"joins"`
	Folder  bool    `toml:"folder"`
	Joined  bool    `toml:"joined"`
	Until   string  `toml:"until"`
	Edit    string  `toml:"edit"`
	Between string  `toml:"between"`
	Union   bool    `toml:"union"`
	Flag    string  `toml:"flag"`
	Success bool    `toml:"success"`
	Format  string  `toml:"format"`
	Quotes  list    `toml:"quotes"`
	Passes  *bool   `toml:"passes"`
	Under   string  `toml:"under"`
	Tested  string  `toml:"tested"`
	Except  list    `toml:"except"`
	Only    list    `toml:"only"`
	Becomes string  `toml:"becomes"`
	Name    string  `toml:"name"`
}

type overwriteTable struct {
	matcher
	Value string `toml:"value"`
	Keys  list   `toml:"keys"`
	Kinds *list  `toml:"kinds"`
}

// remains are the keys that say which texts a result can be.
type remains struct {
	Within  string `toml:"within"`
	Group   string `toml:"group"`
	First   *int   `toml:"first_group"`
	Without string `toml:"without"`
	Chars   bool   `toml:"chars"`
	By      string `toml:"by"`
}

type sanitizerTable struct {
	matcher
	From  list `toml:"from"`
	To    list `toml:"to"`
	Kinds list `toml:"kinds"`
	Adds  list `toml:"adds"`

	Strict  bool   `toml:"strict"`
	Narrows bool   `toml:"narrows"`
	Each    string `toml:"each"`
	Never   string `toml:"never"`
	Without string `toml:"without"`
	Turns   list   `toml:"turns"`
}

type guardTable struct {
	matcher
	Value string `toml:"value"`
	Kinds list   `toml:"kinds"`
	Holds *bool  `toml:"holds"`
	Weak  string `toml:"weak"`
	By    string `toml:"by"`
	Note  string `toml:"note"`

	Refuses  bool   `toml:"refuses"`
	Through  list   `toml:"through"`
	Like     string `toml:"like"`
	Returns  bool   `toml:"returns"`
	Else     bool   `toml:"else"`
	Matches  string `toml:"matches"`
	Contains string `toml:"contains"`
	Begins   string `toml:"begins"`
	Ends     string `toml:"ends"`
	Chars    string `toml:"chars"`
	Counts   bool   `toml:"counts"`
	Equals   string `toml:"equals"`
	Class    string `toml:"class"`
	ClassOf  string `toml:"class_of"`
	// The ends of a class of characters.
	ClassWithin string `toml:"class_within"`
	ClassLeast  string `toml:"class_least"`
	ClassMost   string `toml:"class_most"`
	Inverts     bool   `toml:"inverts"`
	Elements    bool   `toml:"elements"`
	Between     string `toml:"between"`
	Has         string `toml:"has"`
	Itself      bool   `toml:"itself"`
	Least       bool   `toml:"least"`
	Alone       bool   `toml:"alone"`
	First       bool   `toml:"first"`
	Contract    string `toml:"contract"`
	Maker       string `toml:"maker"`
	Schema      string `toml:"schema"`
	Variant     string `toml:"variant"`
	Dialect     string `toml:"dialect"`
}

type answerTable struct {
	matcher
	Passes bool `toml:"passes"`
}

type routedTable struct {
	matcher
	Verb list   `toml:"verb"`
	Is   string `toml:"is"`
	At   string `toml:"at"`
}

type partTable struct {
	matcher
	Of      string `toml:"of"`
	Kinds   *list  `toml:"kinds"`
	Also    list   `toml:"also"`
	Same    bool   `toml:"same"`
	Least   bool   `toml:"least"`
	Between string `toml:"between"`
}

type halvesTable struct {
	matcher
	Of      string `toml:"of"`
	Kinds   list   `toml:"kinds"`
	Lacking list   `toml:"lacking"`
}

type consumerTable struct {
	matcher
}

type pieceTable struct {
	matcher
	Of       string `toml:"of"`
	After    string `toml:"after"`
	Skips    string `toml:"skips"`
	One      bool   `toml:"one"`
	Walks    bool   `toml:"walks"`
	Some     bool   `toml:"some"`
	Elements bool   `toml:"elements"`
	Part     string `toml:"part"`
}

type callbackTable struct {
	matcher
	Self     string `toml:"self"`
	Super    string `toml:"super"`
	Base     string `toml:"base"`
	Verb     string `toml:"verb"`
	Verbs    string `toml:"verbs"`
	Pattern  string `toml:"pattern"`
	Syntax   string `toml:"syntax"`
	Filter   bool   `toml:"filter"`
	Methods  string `toml:"methods"`
	Only     string `toml:"only"`
	Except   string `toml:"except"`
	Skips    bool   `toml:"skips"`
	Kept     bool   `toml:"kept"`
	Early    bool   `toml:"early"`
	Late     bool   `toml:"late"`
	Head     bool   `toml:"head"`
	Squeezes bool   `toml:"squeezes"`
	Options  string `toml:"options"`
	Segments string `toml:"segments"`
	Allows   bool   `toml:"allows"`
}

type mixinTable struct {
	matcher
	Module string `toml:"module"`
	As     string `toml:"as"`
	Into   string `toml:"into"`
	Hook   string `toml:"hook"`
}

type mountTable struct {
	matcher
	App   string `toml:"app"`
	At    string `toml:"at"`
	Made  bool   `toml:"made"`
	Falls string `toml:"falls"`
}

type renderTable struct {
	matcher
	Name    string `toml:"name"`
	Prefix  string `toml:"prefix"`
	Syntax  string `toml:"syntax"`
	Locals  list   `toml:"locals"`
	Layout  list   `toml:"layout"`
	Options list   `toml:"options"`
	Default string `toml:"default_layout"`
	Folder  string `toml:"folder"`
	Option  string `toml:"folder_option"`
}

type templateTable struct {
	matcher
}

type viewTable struct {
	Class   string `toml:"class"`
	Suffix  string `toml:"suffix"`
	Folder  string `toml:"folder"`
	Layout  string `toml:"layout"`
	Helpers string `toml:"helpers"`
}

type optionTable struct {
	matcher
	Name  string `toml:"name"`
	Value string `toml:"value"`
	Is    string `toml:"is"`
	Read  bool   `toml:"read"`
}

type contractTable struct {
	matcher
	On      list   `toml:"on"`
	Key     string `toml:"key"`
	Source  string `toml:"source"`
	Matches string `toml:"matches"`
}

type dispatchTable struct {
	matcher
	Class  string `toml:"class"`
	Method string `toml:"method"`
	Args   string `toml:"args"`
}

type extractorTable struct {
	Method list `toml:"implements"`
}

type channelTable struct {
	Types list `toml:"types"`
}

type sharedTable struct {
	Types  list `toml:"types"`
	Handed bool `toml:"handed"`
}

type delegateTable struct {
	matcher
	To     string `toml:"to"`
	Names  string `toml:"names"`
	As     string `toml:"as"`
	Prefix string `toml:"prefix"`
}

type raiseTable struct {
	matcher
	Object string `toml:"object"`
	Args   string `toml:"args"`
	From   list   `toml:"from"`
	Clears list   `toml:"clears"`
	Class  string `toml:"class"`
}

type rescueTable struct {
	matcher
	Classes string `toml:"classes"`
	By      list   `toml:"by"`
	To      string `toml:"to"`
	InClass string `toml:"in_class"`
}

type throwTable struct {
	matcher
	Tag   string `toml:"tag"`
	Value string `toml:"value"`
}

type conversionTable struct {
	matcher
	Of       list `toml:"of"`
	By       list `toml:"by"`
	Elements bool `toml:"elements"`
}

type functionTable struct {
	matcher
	Runs    list `toml:"runs"`
	Curried bool `toml:"curried"`
	Folded  bool `toml:"folded"`
}

type catchTable struct {
	matcher
	Tag string `toml:"tag"`
}

type evidenceTable struct {
	matcher
	At    string `toml:"at"`
	Of    string `toml:"of"`
	Kinds list   `toml:"kinds"`
}

type bridgeTable struct {
	matcher
	Mechanism string `toml:"mechanism"`
	Name      string `toml:"name"`
	Prototype bool   `toml:"prototype"`
	Symbol    string `toml:"symbol"`
	Params    string `toml:"params"`
	Returns   string `toml:"returns"`
}

type nativeTypeTable struct {
	Mechanism string `toml:"mechanism"`
	Names     list   `toml:"names"`
	Matches   string `toml:"matches"`
	Misfits   string `toml:"misfits"`
	Behind    string `toml:"behind"`
	Rest      bool   `toml:"rest"`
	Carrier   string `toml:"carrier"`
	Kinds     list   `toml:"kinds"`
}

type reachTable struct {
	Kind       string `toml:"kind"`
	Sinks      list   `toml:"sinks"`
	Calls      list   `toml:"calls"`
	Bound      bool   `toml:"bound"`
	Tested     list   `toml:"tested"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

type handoutTable struct {
	matcher
	Kind       string `toml:"kind"`
	Memory     string `toml:"memory"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

type takebackTable struct {
	matcher
	Memory string `toml:"memory"`
	Param  string `toml:"param"`
}

type helperTable struct {
	Kind       string `toml:"kind"`
	Confined   list   `toml:"confined"`
	Boxes      list   `toml:"boxes"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

type inProcessTable struct {
	Kind       string `toml:"kind"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

type claimTable struct {
	Traits     list   `toml:"traits"`
	Kind       string `toml:"kind"`
	Holds      string `toml:"holds"`
	Unless     string `toml:"unless"`
	Note       string `toml:"note"`
	Confidence string `toml:"confidence"`
}

type bitsTable struct {
	Matches string `toml:"matches"`
	Values  string `toml:"values"`
}

type holdsTable struct {
	Types   list `toml:"types"`
	Kinds   list `toml:"kinds"`
	Element bool `toml:"element"`
	Cell    bool `toml:"cell"`
	Gains   list `toml:"gains"`
}

// list is a string or a list of strings.
type list = tomldoc.Texts

// decode parses one file. The errors name the file and the line.
func decode(file, src string) (*document, *tomldoc.Lines, error) {
	doc := &document{}
	lines, err := tomldoc.Decode(file, src, doc, "rubicon rules grammar says which keys there are")
	return doc, lines, err
}

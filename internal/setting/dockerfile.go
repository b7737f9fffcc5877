package setting

import (
	"errors"
	"regexp"
	"strings"

	"rubicon/internal/source"
)

// instruction is one instruction of a Dockerfile, with what stands on lines that continue it.
type instruction struct {
	word     string // in upper case
	args     string
	body     string // the texts that stand below it: RUN <<EOF
	pos, end uint32 // of the lines without those texts
}

// stage is one of the stages in which an image is built. The last one is the image.
type stage struct {
	from     instruction
	image    string // what the stage begins with, "" if that is not known
	below    *stage // … or the stage that it begins with
	user     *instruction
	userName string       // "" if it is not known
	command  string       // what the image runs: ENTRYPOINT and CMD
	runs     *instruction // … the one of them that names the program
	texts    string       // the texts that stand in it
	env      map[string]string
}

// dockerfile is what is known of a Dockerfile.
type dockerfile struct {
	stages []*stage
}

// readDockerfile reads a Dockerfile.
func readDockerfile(f *source.File) (*dockerfile, error) {
	d := &dockerfile{}
	global := map[string]string{}
	for _, in := range instructions(string(f.Content), noComments) {
		if in.word == "FROM" {
			d.begin(in, global)
			continue
		}
		if len(d.stages) == 0 {
			if in.word == "ARG" {
				declare(global, in.args, nil)
			}
			continue
		}
		d.stages[len(d.stages)-1].add(in, global)
	}
	if len(d.stages) == 0 {
		return nil, errors.New("not a valid Dockerfile: it has no FROM")
	}
	return d, nil
}

// begin adds the stage that a FROM begins.
func (d *dockerfile) begin(in instruction, args map[string]string) {
	s := &stage{from: in, env: map[string]string{}}
	words := plainWords(in.args)
	if len(words) > 0 {
		s.image, _ = expand(words[0], args)
	}
	for _, other := range d.stages {
		if w := plainWords(other.from.args); len(w) == 3 && strings.EqualFold(w[1], "AS") && strings.EqualFold(w[2], s.image) {
			s.below = other
		}
	}
	if s.below != nil {
		for k, v := range s.below.env {
			s.env[k] = v
		}
		s.command, s.runs = s.below.command, s.below.runs
	}
	d.stages = append(d.stages, s)
}

// plainWords returns the words of an instruction that are no options of it.
func plainWords(args string) []string {
	words := strings.Fields(args)
	for len(words) > 0 && strings.HasPrefix(words[0], "--") {
		words = words[1:]
	}
	return words
}

func (s *stage) add(in instruction, global map[string]string) {
	s.texts += in.body
	switch in.word {
	case "ARG":
		declare(s.env, in.args, global)
	case "ENV":
		declare(s.env, in.args, nil)
	case "USER":
		s.user = &in
		s.userName, _ = expand(strings.Trim(strings.TrimSpace(in.args), `"'`), s.env)
		s.userName, _, _ = strings.Cut(s.userName, ":")
	case "ENTRYPOINT", "CMD":
		s.command += " " + in.args
		if in.word == "ENTRYPOINT" || s.runs == nil || s.runs.word == "CMD" {
			s.runs = &in
		}
	}
}

// declare enters the variables that ARG or ENV sets. An ARG without a value has that of the same name before the first
// stage.
func declare(env map[string]string, args string, global map[string]string) {
	words := strings.Fields(args)
	if len(words) == 2 && !strings.Contains(words[0], "=") { // ENV name value
		words = []string{words[0] + "=" + words[1]}
	}
	for _, w := range words {
		name, value, given := strings.Cut(w, "=")
		if !given {
			if v, ok := global[name]; ok {
				env[name] = v
			}
			continue
		}
		if v, ok := expand(strings.Trim(value, `"'`), env); ok {
			env[name] = v
		} else {
			delete(env, name)
		}
	}
}

// variable is a variable in a text: $name, ${name}, ${name:-default}, ${name:+other}.
var variable = regexp.MustCompile(`\$(?:(\w+)|\{(\w+)(?::?([-+])([^}]*))?\})`)

// expand puts in the values of variables. ok is false if one is not known.
func expand(text string, env map[string]string) (expanded string, ok bool) {
	ok = true
	expanded = variable.ReplaceAllStringFunc(text, func(v string) string {
		m := variable.FindStringSubmatch(v)
		value, known := env[m[1]+m[2]]
		switch {
		case m[3] == "-" && value == "":
			return m[4]
		case m[3] == "+" && value != "":
			return m[4]
		case m[3] == "+":
			return ""
		}
		ok = ok && known
		return value
	})
	if !ok {
		return "", false
	}
	return expanded, true
}

// runAs returns the instruction that says which user the program of a stage runs as, and that user. Without one it is
// the user of the image that the stage begins with.
func (s *stage) runAs() (by *instruction, user, image string) {
	for ; s != nil; s = s.below {
		if s.user != nil {
			return s.user, s.userName, ""
		}
		image = s.image
	}
	return nil, "", image
}

// heredoc finds the beginnings of the texts that stand below an instruction.
var heredoc = regexp.MustCompile(`(?:^|[\s;&|(])\d*<<(-?)["']?([A-Za-z_]\w*)["']?`)

// escapeDirective is the comment at the top that says which character continues a line.
var escapeDirective = regexp.MustCompile("(?i)^#\\s*escape\\s*=\\s*([\\\\`])\\s*$")

var directive = regexp.MustCompile(`^#\s*\w+\s*=`)

// instructions reads the instructions of a Dockerfile, and calls comment for each comment.
func instructions(text string, comment func(pos, end int)) (list []instruction) {
	offset := markSize(text)
	text = text[offset:]
	escape := `\`
	lines := strings.SplitAfter(text, "\n")
	for i := 0; i < len(lines) && directive.MatchString(lines[i]); i++ {
		if m := escapeDirective.FindStringSubmatch(strings.TrimRight(lines[i], "\r\n")); m != nil {
			escape = m[1]
		}
	}
	next := func() string {
		line := lines[0]
		lines = lines[1:]
		offset += len(line)
		return strings.TrimRight(line, "\r\n")
	}
	for len(lines) > 0 {
		start := offset
		line := next()
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "#") {
			comment(start+strings.Index(line, "#"), start+len(line))
			continue
		}
		if trimmed == "" {
			continue
		}
		in := instruction{pos: uint32(start + strings.Index(line, trimmed)), end: uint32(start + len(strings.TrimRight(line, " \t")))}
		whole := trimmed
		for strings.HasSuffix(whole, escape) && len(lines) > 0 {
			whole = strings.TrimSuffix(whole, escape)
			start = offset
			line = next()
			trimmed = strings.TrimSpace(line)
			if strings.HasPrefix(trimmed, "#") {
				comment(start+strings.Index(line, "#"), start+len(line))
			}
			if trimmed == "" || strings.HasPrefix(trimmed, "#") {
				whole += escape
				continue
			}
			in.end = uint32(start + len(strings.TrimRight(line, " \t")))
			whole += " " + trimmed
		}
		word, args := whole, ""
		if i := strings.IndexAny(whole, " \t"); i >= 0 {
			word, args = whole[:i], strings.TrimSpace(whole[i:])
		}
		in.word, in.args = strings.ToUpper(word), strings.TrimSuffix(args, escape)
		if in.word == "RUN" || in.word == "COPY" || in.word == "ADD" {
			for _, m := range heredoc.FindAllStringSubmatch(args, -1) {
				in.body += hereText(m[1] == "-", m[2], &lines, next)
			}
		}
		list = append(list, in)
	}
	return list
}

// hereText reads the text that a line with that word ends.
func hereText(tabs bool, word string, lines *[]string, next func() string) string {
	var b strings.Builder
	for len(*lines) > 0 {
		line := next()
		end := line
		if tabs {
			end = strings.TrimLeft(line, "\t")
		}
		if end == word {
			break
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

package tomldoc

import "fmt"

// Texts is a string, or a list of strings.
type Texts []string

// UnmarshalTOML decodes either form.
func (t *Texts) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*t = Texts{v}
		return nil
	case []any:
		*t = make(Texts, 0, len(v))
		for _, item := range v {
			s, ok := item.(string)
			if !ok {
				return fmt.Errorf("a string or a list of strings must stand here, not %v", item)
			}
			*t = append(*t, s)
		}
		return nil
	}
	return fmt.Errorf("a string or a list of strings must stand here, not %v", v)
}

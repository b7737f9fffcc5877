package report

// FormatVersions returns the versions of the formats that have one.
func FormatVersions() map[string]any {
	return map[string]any{"json": jsonVersion, "sarif": sarifVersion, "gitlab-sast": gitlabVersion}
}

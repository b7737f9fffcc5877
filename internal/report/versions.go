package report

// FormatVersions returns the versions of the formats that have one.
func FormatVersions() map[string]any {
	return map[string]any{"json": jsonVersion, "routes": routesVersion, "sarif": sarifVersion, "gitlab-sast": gitlabVersion}
}

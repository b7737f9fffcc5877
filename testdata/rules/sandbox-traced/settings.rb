# frozen_string_literal: true

# What plug-ins may do, in a file of its own.
module PluginSettings
  HOSTS = ['*'].freeze
  FEW_HOSTS = %w[api.example.com].freeze
  PATHS = { '/' => '/' }.freeze
  OWN_PATHS = { 'data/guest' => '/data' }.freeze
  MEMORY = { max_pages: 16 }.freeze
  LIMITS = { memory: MEMORY, timeout_ms: 1000 }.freeze

  def self.hosts = ['*']
  def self.default_manifest(path)
    {
      wasm: [{ path: path }],
      memory: { max_pages: 4 },
      timeout_ms: 100
    }
  end
end

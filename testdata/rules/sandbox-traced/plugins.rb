# frozen_string_literal: true

require 'extism'
require 'json'
require_relative 'settings'

class Plugins
  include PluginSettings

  def initialize(path, wasi: true)
    @path = path
    @wasi = wasi
  end

  def hosts_const
    Extism::Plugin.new({ wasm: [{ path: @path }], memory: MEMORY, timeout_ms: 9, allowed_hosts: PluginSettings::HOSTS }) # want RBN904
  end

  def hosts_method
    Extism::Plugin.new({ wasm: [{ path: @path }], memory: MEMORY, timeout_ms: 9, allowed_hosts: PluginSettings.hosts }) # want RBN904
  end

  def few
    Extism::Plugin.new({ wasm: [{ path: @path }], memory: MEMORY, timeout_ms: 9, allowed_hosts: FEW_HOSTS, allowed_paths: OWN_PATHS })
  end

  def paths_const
    Extism::Plugin.new({ wasm: [{ path: @path }], memory: MEMORY, timeout_ms: 9, allowed_paths: PluginSettings::PATHS }) # want RBN901
  end

  # Limits that a helper makes, merged, splatted, set later.
  def merged
    Extism::Plugin.new({ wasm: [{ path: @path }] }.merge(LIMITS))
  end

  def splatted
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS })
  end

  def set_later
    manifest = { wasm: [{ path: @path }] }
    manifest[:timeout_ms] = 500
    manifest[:memory] = { max_pages: 2 }
    Extism::Plugin.new(manifest)
  end

  def from_default
    Extism::Plugin.new(PluginSettings.default_manifest(@path))
  end

  def from_default_more
    manifest = PluginSettings.default_manifest(@path)
    manifest[:allowed_hosts] = ['*'] # the plug-in may ask anybody
    Extism::Plugin.new(manifest) # want RBN904
  end

  def on_condition(net)
    manifest = PluginSettings.default_manifest(@path)
    manifest[:allowed_hosts] = ['*'] if net
    Extism::Plugin.new(manifest) # want RBN904
  end

  def merged_hosts
    Extism::Plugin.new(PluginSettings.default_manifest(@path).merge(allowed_hosts: ['*'])) # want RBN904
  end

  def pushed_hosts
    hosts = []
    hosts << 'api.example.com'
    hosts << '*'
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS, allowed_hosts: hosts }) # want RBN904
  end

  def ternary(net)
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS, allowed_hosts: net ? ['*'] : [] }) # want RBN904
  end

  def manifest
    { wasm: [{ path: @path }] }
  end

  def unlimited
    Extism::Plugin.new(manifest) # want RBN905 RBN906
  end

  def unlimited_class
    Extism::Manifest.new(manifest) # want RBN905 RBN906
  end

  def url
    Extism::Plugin.new(Extism::Manifest.from_url('https://example.com/count.wasm')) # want RBN905
  end

  def wasi_needless
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS }, wasi: @wasi) # want RBN908
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS }, wasi: true) # want RBN908
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS, allowed_paths: OWN_PATHS }, wasi: true)
    options = { wasi: true }
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS }, **options) # want RBN908
  end

  # JSON of its own file, and JSON in the program.
  def from_json
    data = JSON.parse(File.read('manifest.json'))
    Extism::Plugin.new(data)
  end


  def env
    cfg = ENV.to_h
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS }, config: cfg) # want RBN902
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS, config: ENV.to_h }) # want RBN902
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS }, config: config) # want RBN902
    Extism::Plugin.new({ wasm: [{ path: @path }], **LIMITS, config: { 'A' => ENV['A'] } })
  end

  def config
    ENV.to_h
  end

  def compiled
    c = Extism::CompiledPlugin.new({ wasm: [{ path: @path }], allowed_hosts: ['*'], **LIMITS }) # want RBN904
    c.instantiate
  end
end

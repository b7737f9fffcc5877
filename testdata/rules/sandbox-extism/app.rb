# frozen_string_literal: true

require 'extism'
require 'sinatra/base'

# What plug-ins may do.
class Plugins
  NARROW = Extism::Plugin.new({
                                wasm: [{ path: 'count.wasm' }],
                                allowed_hosts: ['api.example.com', '*.example.com'],
                                allowed_paths: { '/srv/app/guest' => '/data', 'guest' => '/own' },
                                memory: { max_pages: 64 },
                                timeout_ms: 500
                              }, wasi: true, config: { mode: 'guest' })

  BY_NAME = Extism::Manifest.new({ wasm: [{ path: 'count.wasm' }], memory: { max_pages: 4 }, timeout_ms: 9 })

  def manifest(data)
    Extism::Manifest.new(data)
  end

  def everything
    Extism::Plugin.new({
                         wasm: [{ path: 'count.wasm' }],
                         memory: { max_pages: 64 },
                         timeout_ms: 500,
                         allowed_hosts: ['*'], # want RBN904
                         allowed_paths: { '/' => '/mnt' } # want RBN901
                       })
  end

  def keywords
    Extism::Manifest.new(
      wasm: [{ path: 'count.wasm' }],
      allowed_hosts: ['*'] # want RBN904
    )
  end

  def above
    manifest = { 'wasm' => [{ 'path' => 'count.wasm' }], 'memory' => { 'max_pages' => 4 }, 'timeout_ms' => 9,
                 'allowed_paths' => { 'ro:..' => '/mnt' } } # want RBN901
    Extism::Plugin.new(manifest)
  end

  def unlimited
    Extism::Plugin.new({ wasm: [{ path: 'count.wasm' }], memory: { max_pages: 64 } }) # want RBN905
    Extism::Plugin.new({ wasm: [{ path: 'count.wasm' }], timeout_ms: 500 }) # want RBN906
    Extism::Manifest.from_path('count.wasm') # want RBN905
  end

  def environment
    Extism::Plugin.new(BY_NAME, config: ENV.to_h) # want RBN902
    Extism::Plugin.new(BY_NAME, config: ENV.to_h.merge('mode' => 'guest')) # want RBN902
    Extism::Plugin.new(BY_NAME, config: { **ENV.to_h, 'mode' => 'guest' }) # want RBN902
    Extism::Plugin.new(BY_NAME, config: { **{ 'mode' => 'guest' } })
    Extism::Plugin.new(BY_NAME, config: ENV.slice('LANG'))
    Extism::Plugin.new({
                         wasm: [{ path: 'count.wasm' }], memory: { max_pages: 4 }, timeout_ms: 9,
                         config: { 'mode' => ENV['MODE'] }
                       })
    Extism::Plugin.new({
                         wasm: [{ path: 'count.wasm' }], memory: { max_pages: 4 }, timeout_ms: 9,
                         config: ENV.to_h # want RBN902
                       })
  end

  def interface
    manifest = { wasm: [{ path: 'count.wasm' }], memory: { max_pages: 64 }, timeout_ms: 500 }
    Extism::Plugin.new(manifest)
    Extism::Plugin.new(manifest, wasi: true) # want RBN908
    Extism::Plugin.new(
      manifest,
      wasi: true # want RBN908
    )
  end
end

# What a plug-in calls.
class Environment
  include Extism::HostEnvironment

  register_import :count, [Extism::ValType::I64], [Extism::ValType::I64]
  register_import :run, [Extism::ValType::I64], [Extism::ValType::I64]
  register_import :read, [Extism::ValType::I64], [Extism::ValType::I64]

  def count(plugin, inputs, outputs, _data)
    plugin.output_string(outputs.first, plugin.input_as_string(inputs.first).size.to_s)
  end

  def run(plugin, inputs, outputs, _data)
    plugin.output_string(outputs.first, `#{plugin.input_as_string(inputs.first)}`) # want RBN201
  end

  def read(plugin, inputs, outputs, _data)
    asked = plugin.input_as_json(inputs.first)
    plugin.output_string(outputs.first, File.read("/srv/notes/#{asked['name']}")) # want RBN301
  end
end

# A request says which folder a plug-in gets.
class App < Sinatra::Base
  post '/plugin' do
    data = { wasm: [{ path: 'count.wasm' }], memory: { max_pages: 4 }, timeout_ms: 9, allowed_paths: { params[:dir] => '/d' } }
    Extism::Plugin.new(data) # want RBN901
    ''
  end

  post '/hosts' do
    data = { wasm: [{ path: 'count.wasm' }], memory: { max_pages: 4 }, timeout_ms: 9, allowed_hosts: [params[:host]] }
    Extism::Plugin.new(data) # want RBN904
    halt 400 unless %w[a.example.com b.example.com].include?(params[:known])
    known = { wasm: [{ path: 'count.wasm' }], memory: { max_pages: 4 }, timeout_ms: 9, allowed_hosts: [params[:known]] }
    Extism::Plugin.new(known)
    ''
  end

  post '/manifest' do
    Extism::Manifest.new({ wasm: [{ path: params[:path] }], memory: { max_pages: 4 }, timeout_ms: 9 }) # want RBN102
    Extism::Manifest.new({ wasm: [{ url: params[:url] }], memory: { max_pages: 4 }, timeout_ms: 9 }) # want RBN102
    Extism::Manifest.new({ wasm: [{ data: params[:data] }], memory: { max_pages: 4 }, timeout_ms: 9 }) # want RBN102
    Extism::Manifest.new({ wasm: [{ path: 'count.wasm', name: params[:name] }], memory: { max_pages: 4 }, timeout_ms: 9 })
    ''
  end

  post '/compiled' do
    data = { wasm: [{ path: params[:path] }], memory: { max_pages: 4 }, timeout_ms: 9 }
    Extism::CompiledPlugin.new(data) # want RBN102
    ''
  end
end

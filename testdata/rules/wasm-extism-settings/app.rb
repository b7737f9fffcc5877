# frozen_string_literal: true

require 'extism'
require 'sinatra/base'

# Plug-ins are made with settings, which they read by their names.
class App < Sinatra::Base
  SWEEP = Extism::Manifest.from_path(File.join(__dir__, 'plugins/sweep.wasm')) # want RBN905

  def sweeper(folder)
    Extism::Plugin.new(SWEEP, config: { folder: folder, spool: 'spool' })
  end

  post('/sweep') { sweeper(params[:folder]).call('sweep', '') }

  post '/manifest' do
    manifest = {
      wasm: [{ path: 'plugins/sweep.wasm' }],
      memory: { max_pages: 4 },
      timeout_ms: 100,
      config: { 'folder' => params[:dir] }
    }
    plugin = Extism::Plugin.new(manifest)
    plugin.call('sweep', '')
    plugin.call('sweep_spool', '')
    ''
  end

  # What one call keeps in a variable, a later one finds.
  KEPT = Extism::Plugin.new(SWEEP, config: { folder: 'tmp' })

  post '/remember' do
    # The size is a number, and another variable is a constant.
    KEPT.call('remember', params[:name])
    KEPT.call('forget', '')
    ''
  end

  # Nothing of the request is among the settings of this one.
  post '/count' do
    Extism::Plugin.new({ wasm: [{ path: 'plugins/count.wasm' }], memory: { max_pages: 4 }, timeout_ms: 100 }, config: { folder: 'tmp' }).call('count', params[:text])
  end

  post '/made' do
    manifest = Extism::Manifest.new({ wasm: [{ path: 'plugins/sweep.wasm' }], memory: { max_pages: 4 }, timeout_ms: 9, config: { folder: params[:at] } })
    Extism::Plugin.new(manifest).call('sweep', '')
    ''
  end
end

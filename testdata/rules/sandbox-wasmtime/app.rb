# frozen_string_literal: true

require 'sinatra/base'
require 'tmpdir'
require 'wasmtime'

# A guest that is given what it needs, and no more.
class Narrow < Sinatra::Base
  ENGINE = Wasmtime::Engine.new(consume_fuel: true)
  TICKING = Wasmtime::Engine.new({ epoch_interruption: true })
  LIMITS = { memory_size: 64 << 20 }.freeze
  OPTIONS = { consume_fuel: true, wasm_threads: false }.freeze
  THIRD = Wasmtime::Engine.new(OPTIONS)
  FOURTH = Wasmtime::Engine.new(**OPTIONS)

  helpers do
    def engine_of(options)
      Wasmtime::Engine.new(options)
    end

    def wasi
      config = Wasmtime::WasiConfig.new
      config.set_mapped_directory('/srv/app/guest', '/data', :read, :read)
      config.set_mapped_directory(File.expand_path('guest', __dir__), '/own', :read, :read)
      config.set_mapped_directory(File.expand_path('../guest', __dir__), '/beside', :read, :read)
      config.set_mapped_directory(File.join(__dir__, 'guest'), '/joined', :all, :all)
      config.set_mapped_directory(ENV.fetch('GUEST'), '/given', :read, :read)
      config.set_mapped_directory(File.dirname('/srv/app/guest/a.txt'), '/given', :read, :read)
      config.set_mapped_directory(Dir.mktmpdir, '/tmp', :all, :all)
      config.set_env(ENV.slice('LANG', 'TZ'))
      config.set_env(ENV.to_h.slice('LANG'))
      config.set_env(%w[LANG TZ].map { |name| [name, ENV.fetch(name)] }.to_h)
      config.set_env(ENV.to_h.select { |name, _| name.start_with?('GUEST_') })
      config.set_env({ 'TZ' => 'UTC' }.merge('LANG' => 'C'))
      config.set_env('LANG' => ENV.fetch('LANG', 'C'))
      config.set_env(ENV.to_h { |name, value| [name, value.size.to_s] }.slice('LANG'))
      config.set_stdin_string('a text')
      config.inherit_stdout.inherit_stderr
      config.set_stdin_file('/srv/app/guest/input.txt')
      config.set_stdout_file('/dev/null')
      config.allow_udp(false).allow_ip_name_lookup(false)
      config.allow_tcp(true).socket_addr_check { |address, _use| address == '10.0.0.7:443' }
      config
    end

    def store
      Wasmtime::Store.new(ENGINE, limits: LIMITS, wasi_config: wasi).tap { |s| s.set_fuel(10_000) }
    end
  end

  get '/note/:name' do
    halt 400 unless params[:name].match?(/\A\w+\z/)
    wasi.set_mapped_directory("/srv/notes/#{params[:name]}", '/note', :read, :read)
    ''
  end

  get '/tenant/:tenant' do
    folder = { 'a' => '/srv/a', 'b' => '/srv/b' }.fetch(params[:tenant])
    wasi.set_mapped_directory(folder, '/tenant', :all, :all)
    ''
  end
end

# Whose folder it is, the request says.
class Tenants < Sinatra::Base
  def wasi = Wasmtime::WasiConfig.new

  get '/tenant/:tenant' do
    wasi.set_mapped_directory("/srv/tenants/#{params[:tenant]}", '/tenant', :all, :all) # want RBN901
    wasi.set_mapped_directory(File.join('/srv/tenants', params[:tenant]), '/tenant', :read, :read) # want RBN901
    ''
  end
end

# A guest that is given too much.
class Wide < Sinatra::Base
  ENGINE = Wasmtime::Engine.new # want RBN905
  QUICK = Wasmtime::Engine.new(parallel_compilation: false) # want RBN905
  OFF = Wasmtime::Engine.new({ consume_fuel: false, debug_info: true }) # want RBN905
  NAMED = Wasmtime::Engine.new({ debug_info: true }) # want RBN905
  ROOT = '/'

  helpers do
    def folders(config)
      config.set_mapped_directory('/', '/', :all, :all) # want RBN901
      config.set_mapped_directory(ROOT, '/host', :read, :read) # want RBN901
      config.set_mapped_directory('/etc', '/etc', :read, :read) # want RBN901
      config.set_mapped_directory('..', '/', :read, :read) # want RBN901
      config.set_mapped_directory(File.expand_path('..', __dir__), '/', :read, :read) # want RBN901
      config.set_mapped_directory(File.expand_path('../..', __FILE__), '/', :read, :read) # want RBN901
      config.set_mapped_directory(File.join(__dir__, '..'), '/', :read, :read) # want RBN901
      config.set_mapped_directory("#{settings.folder}/..", '/', :read, :read) # want RBN901
      config.set_mapped_directory(Dir.home, '/', :read, :read) # want RBN901
      config.set_mapped_directory(ENV['HOME'], '/', :read, :read) # want RBN901
      config.set_mapped_directory(ENV.fetch('HOME', '/srv'), '/', :read, :read) # want RBN901
      config.set_mapped_directory(File.dirname(__FILE__), '/', :read, :read) # want RBN901
      config.set_mapped_directory('.', '/', :read, :read) # want RBN901
      config.set_mapped_directory(Dir.pwd, '/', :read, :read) # want RBN901
      config.set_mapped_directory(settings.root, '/', :read, :read) # want RBN901
    end

    def streams
      config = Wasmtime::WasiConfig.new
      config.inherit_stdin # want RBN903
      config.set_stdin_file('/etc/hosts') # want RBN901
      config.set_stdout_file('../log/guest.txt') # want RBN901
      config.set_env(ENV.to_h) # want RBN902
      config.set_env(ENV.to_h.merge('MODE' => 'guest')) # want RBN902
      config.set_env(ENV.to_hash) # want RBN902
      config.set_env({ **ENV }) # want RBN902
    config.set_env(ENV.map { |name, value| ["GUEST_#{name}", value] }.to_h) # want RBN902
      config.set_env(ENV.to_h.except('SECRET')) # want RBN902
      config.set_env(ENV.reject { |name, _| name == 'SECRET' }) # want RBN902
      config
    end

    def network
      Wasmtime::WasiConfig.new.set_argv(['guest']).inherit_network # want RBN904
      config = Wasmtime::WasiConfig.new
      config.allow_ip_name_lookup(true) # want RBN904
      config.allow_tcp(true) # want RBN904
      Wasmtime::Store.new(NAMED, limits: { memory_size: 4096 }, wasi_config: config)
    end

    def anywhere
      Wasmtime::WasiConfig.new.socket_addr_check { true } # want RBN904
    end

    def store
      Wasmtime::Store.new(ENGINE, limits: { instances: 3 }) # want RBN906
      Wasmtime::Store.new(ENGINE, wasi_config: streams) # want RBN906
    end
  end

  get '/note' do
    config = Wasmtime::WasiConfig.new
    config.set_mapped_directory("/srv/notes/#{params[:dir]}", '/note', :read, :read) # want RBN901
    config.set_stdout_file(params[:out]) # want RBN901
    ''
  end
end

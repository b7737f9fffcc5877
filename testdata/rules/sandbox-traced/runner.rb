# frozen_string_literal: true

require 'wasmtime'
require_relative 'config'

# Spellings of folders mapped into a guest.
class Runner
  MOUNTS = { '/' => '/host', '/srv/app/guest' => '/data' }.freeze
  OWN = { '/srv/app/guest' => '/data' }.freeze
  PAIRS = [['/', '/'], ['/srv/guest', '/g']].freeze

  def initialize(mounts = OWN)
    @mounts = mounts
  end

  def constant
    wasi = Wasmtime::WasiConfig.new
    wasi.set_mapped_directory(Guests::ROOT_DIR, '/', :all, :all) # want RBN901
    wasi.set_mapped_directory(Guests::HOST_ROOT, '/', :all, :all) # want RBN901
    wasi.set_mapped_directory(Guests::APP_DIR, '/', :all, :all) # want RBN901
    wasi.set_mapped_directory(Guests::DATA_DIR, '/', :all, :all)
    wasi
  end

  def each_mount
    wasi = Wasmtime::WasiConfig.new
    MOUNTS.each { |host, guest| wasi.set_mapped_directory(host, guest, :read, :read) } # want RBN901
    OWN.each { |host, guest| wasi.set_mapped_directory(host, guest, :read, :read) }
    PAIRS.each do |host, guest|
      wasi.set_mapped_directory(host, guest, :read, :read) # want RBN901
    end
    %w[/usr /srv/x].each { |d| wasi.set_mapped_directory(d, d, :read, :read) } # want RBN901
    @mounts.each { |host, guest| wasi.set_mapped_directory(host, guest, :read, :read) }
    wasi
  end

  def chained
    Wasmtime::WasiConfig.new
                        .set_argv(['x'])
                        .set_mapped_directory('/', '/', :all, :all) # want RBN901
                        .inherit_stdout
    Wasmtime::WasiConfig.new.set_argv(['x']).set_mapped_directory('/srv/g', '/', :all, :all).inherit_stdout
  end

  def computed
    wasi = Wasmtime::WasiConfig.new
    root = File.expand_path('../..', __FILE__)
    wasi.set_mapped_directory(root, '/app', :read, :read) # want RBN901
    wasi.set_mapped_directory(Pathname.new(__dir__).parent.to_s, '/app', :read, :read) # want RBN901
    wasi.set_mapped_directory(Pathname(__dir__).join('..').to_s, '/app', :read, :read) # want RBN901
    wasi.set_mapped_directory(File.dirname(__dir__), '/app', :read, :read) # want RBN901
    wasi.set_mapped_directory(File.realpath('..'), '/app', :read, :read) # want RBN901
    wasi.set_mapped_directory(__dir__, '/app', :read, :read) # want RBN901
    wasi.set_mapped_directory(Dir.pwd, '/app', :read, :read) # want RBN901
    wasi.set_mapped_directory(ENV['HOME'] || '/', '/app', :read, :read) # want RBN901
    wasi.set_mapped_directory('/tmp', '/tmp', :all, :all)
    wasi.set_mapped_directory(Pathname.new(__dir__).join('guest').to_s, '/app', :read, :read)
    wasi.set_mapped_directory(File.join(File.dirname(__FILE__), 'guest'), '/app', :read, :read)
    wasi.set_mapped_directory(File.dirname(__FILE__) + '/guest', '/app', :read, :read)
    wasi
  end

  # A default value of a keyword, and of a block.
  def mapped(from: '/', to: '/')
    Wasmtime::WasiConfig.new.set_mapped_directory(from, to, :all, :all) # want RBN901
  end

  def by_helper
    map_into(Wasmtime::WasiConfig.new, '/')
    map_into(Wasmtime::WasiConfig.new, '/srv/guest')
  end

  def map_into(wasi, dir)
    wasi.set_mapped_directory(dir, '/', :all, :all) # want RBN901
  end

  def root_dir = '/'

  def by_method
    Wasmtime::WasiConfig.new.set_mapped_directory(root_dir, '/', :all, :all) # want RBN901
  end

  def from_object(config = Guests::Config.new)
    wasi = Wasmtime::WasiConfig.new
    wasi.set_env(config.env) # want RBN902
    config.mounts.each { |h, g| wasi.set_mapped_directory(h, g, :all, :all) } # want RBN901
    wasi
  end

  def environment(extra = {})
    wasi = Wasmtime::WasiConfig.new
    wasi.set_env(ENV) # want RBN902
    env = ENV.to_h
    wasi.set_env(env) # want RBN902
    wasi.set_env(env.merge(extra)) # want RBN902
    all = ENV.to_h.dup
    all['X'] = '1'
    wasi.set_env(all) # want RBN902
    built = {}
    ENV.each { |k, v| built[k] = v }
    wasi.set_env(built) # want FN_RBN902
    copy = ENV.each_with_object({}) { |(k, v), h| h[k] = v }
    wasi.set_env(copy) # want FN_RBN902
    wasi.set_env(Hash[ENV.to_a]) # want RBN902
    wasi.set_env(ENV.to_h.transform_keys(&:upcase)) # want RBN902
    wasi.set_env(ENV.clone.to_h) # want RBN902
    wasi.set_env(ENV.to_h.compact) # want RBN902
    wasi.set_env(ENV.select { |k, _| k.start_with?('GUEST_') })
    wasi.set_env(ENV.filter { |k, _| %w[LANG].include?(k) }.to_h)
    wasi.set_env(ENV.to_h.slice(*%w[LANG TZ]))
    few = {}
    %w[LANG TZ].each { |k| few[k] = ENV[k] }
    wasi.set_env(few)
    chosen = ENV.each_with_object({}) { |(k, v), h| h[k] = v if k.start_with?('GUEST_') }
    wasi.set_env(chosen)
    wasi.set_env(extra)
    wasi
  end

  def streams(file)
    wasi = Wasmtime::WasiConfig.new.inherit_stdin.inherit_stdout # want RBN903
    wasi.set_stdin_file('/etc/passwd') # want RBN901
    wasi.set_stdout_file('/var/log/app.log')
    wasi.set_stdout_file(File.expand_path('../log/app.log', __dir__))
    wasi.set_stderr_file('/root/.ssh/authorized_keys') # want RBN901
    wasi.set_stdin_file(file)
    wasi.set_stdin_file('/proc/self/environ') # want RBN901
    wasi
  end

  def component
    linker = Wasmtime::Component::Linker.new(Wasmtime::Engine.new(consume_fuel: true))
    Wasmtime::WASI::P2.add_to_linker_sync(linker)
    wasi = Wasmtime::WasiConfig.new.inherit_network # want RBN904
    store = Wasmtime::Store.new(linker.engine, wasi_config: wasi, limits: { memory_size: 1 << 20 })
    wasi2 = Wasmtime::WasiConfig.new
    wasi2.inherit_network if ENV['NET'] == '1' # want RBN904
    wasi2.allow_tcp(true) # want RBN904
    store
  end
end

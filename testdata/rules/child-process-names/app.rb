# frozen_string_literal: true

require 'open3'
require 'shellwords'
require 'sinatra/base'

# Knows the name of its program.
class Runner
  attr_reader :bin

  def initialize(bin) = @bin = bin

  def call(word) = system(bin, word)
end

# How commands name programs of the workspace.
class App < Sinatra::Base
  ROOT = File.expand_path('target/release', __dir__)
  FETCHED = ENV.fetch('CLEANER', 'cleaner')
  BLOCKED = ENV.fetch('CLEANER') { File.join(ROOT, 'cleaner') }
  TOOLS = { clean: File.join(ROOT, 'cleaner'), other: 'sweep' }.freeze
  PLATFORM = RUBY_PLATFORM.match?(/mingw/) ? 'target/release/cleaner.exe' : 'target/release/cleaner'
  PROFILE = File.expand_path("target/#{ENV.fetch('PROFILE', 'release')}/cleaner", __dir__)

  helpers do
    def run(name, *words)
      system(File.join(ROOT, name), *words)
    end

    def run_all(name:, args: [])
      Open3.capture2("#{ROOT}/#{name}", *args)
    end
  end

  # Programs that are not of the workspace, and such that only look for one.
  post '/others' do
    run('sweep', params[:a])
    system(TOOLS[:other], params[:b])
    system('which', 'cleaner', params[:c].to_i.to_s)
    system('install', 'target/release/cleaner', "/srv/#{params[:d].to_i}")
    system({ 'OTHERS' => params[:e] }, 'cleaner', 'x')
    system("x#{params[:f].to_i}-cleaner", 'x')
    ''
  end

  post '/fetched' do
    system(FETCHED, params[:a])
    ''
  end

  post '/blocked' do
    system(BLOCKED, params[:a])
    ''
  end

  post '/named' do
    run('cleaner', params[:a])
    ''
  end

  post '/listed' do
    run_all(name: 'cleaner', args: [params[:a]])
    ''
  end

  post '/kept' do
    Runner.new('cleaner').call(params[:a])
    ''
  end

  post '/table' do
    system(TOOLS[:clean], params[:a])
    ''
  end

  post '/asked' do
    system(TOOLS.fetch(:clean), params[:a])
    ''
  end

  post '/windows' do
    system(PLATFORM, params[:a])
    ''
  end

  post '/profile' do
    system(PROFILE, params[:a])
    ''
  end

  post '/joined' do
    system(['cleaner', params[:a]].shelljoin)
    ''
  end

  post '/joined_by' do
    system(Shellwords.join(['cleaner', params[:a]]))
    ''
  end

  post '/formatted' do
    system(format("cleaner %s", params[:a].to_s.shellescape))
    ''
  end

  post '/percent' do
    system("cleaner %s" % params[:a].to_s.shellescape)
    ''
  end

  post '/launched' do
    system("timeout", "5", 'cleaner', params[:a])
    ''
  end

  post '/boxed' do
    system("bwrap", "--ro-bind", "/", "/", 'cleaner', "--", params[:a])
    ''
  end

  post '/cargo' do
    system("cargo", "run", "--bin", 'cleaner', "--", params[:a])
    ''
  end

  post '/command' do
    TTY::Command.new(printer: :null).run('cleaner', params[:a])
    ''
  end

  post '/child' do
    ChildProcess.build('cleaner', params[:a]).start
    ''
  end

  post '/shell_out' do
    Mixlib::ShellOut.new('cleaner', params[:a]).run_command
    ''
  end

  post '/theme' do
    system({ "THEME" => params[:a] }, 'cleaner', "x")
    ''
  end

  post '/matched' do
    system("matcher", "rm", params[:a])
    ''
  end

  post '/generic' do
    out, = Open3.capture2("table", "generic", params[:a], "x", "x", "x")
    system("echo #{out}") # want RBN201
    ''
  end

  post '/any' do
    out, = Open3.capture2("table", "any", params[:a], "x", "x", "x")
    system("echo #{out}") # want RBN201
    ''
  end

  post '/buffered' do
    out, errors, = Open3.capture3("table", "x", "x", "x", params[:a], "x")
    system("echo #{errors}")
    system("echo #{out}") # want RBN201
    ''
  end

  post '/records' do
    out, = Open3.capture2("table", "x", "x", "x", "x", params[:a])
    system("echo #{out}") # want RBN201
    ''
  end

  post '/errors' do
    out, errors, = Open3.capture3("table", "x", "x", params[:a], "x", "x")
    system("echo #{out}")
    system("echo #{errors}") # want RBN201
    ''
  end

  post '/both' do
    all, = Open3.capture2e("table", "x", "x", params[:a], "x", "x")
    system("echo #{all}") # want RBN201
    ''
  end

  post '/both_streams' do
    Open3.popen2e('table', 'x', 'x', params[:a], 'x', 'x') do |_input, all, _thread|
      system("echo #{all.read}") # want RBN201
    end
    ''
  end

  post '/three_streams' do
    _input, out, errors, = Open3.popen3('table', 'x', 'x', params[:a], 'x', 'x')
    system("echo #{out.read}")
    system("echo #{errors.read}") # want RBN201
    ''
  end

  post '/later' do
    out, _errors = TTY::Command.new.run("later", params[:a])
    system("echo #{out}") # want RBN201
    ''
  end

  post '/later_out' do
    result = TTY::Command.new.run("later", params[:a])
    system("echo #{result.out}") # want RBN201
    system("echo #{result.status}")
    ''
  end

  post '/later_child' do
    child = POSIX::Spawn::Child.new("later", params[:a])
    system("echo #{child.out}") # want RBN201
    system("echo #{child.err}")
    ''
  end

  post '/later_pipe' do
    reader, writer = IO.pipe
    pid = spawn("later", params[:a], out: writer)
    writer.close
    Process.wait(pid)
    system("echo #{reader.read}") # want RBN201
    ''
  end

  post '/later_ticks' do
    line = `later #{params[:a].to_s.shellescape}`
    system("echo #{line}") # want RBN201
    ''
  end
end

# frozen_string_literal: true

# Runs generated programs: ruby run.rb FOLDER… . Each FOLDER has a program and its program.json. What is dangerous is
# replaced by stubs that note what came there and from which line. For each sink it writes what is not as it should be.

$LOAD_PATH.unshift(File.join(__dir__, 'stubs'))
require 'json'
require 'sinatra/base'
require 'rack/mock'
require 'open3'
require 'fileutils'
require 'erb'
require 'yaml'
require 'logger'
require 'net/http'
require 'stringio'

ATTACK = "-canary;`x`/../'\"<b>%d{{\ncanary"
SEGMENT = "-canary;`x`'\"<b>%d{{"
GOOD = 'alpha'

# Watch notes the texts that come to sinks by file and line.
module Watch
  class << self
    attr_accessor :root, :seen

    def program?(at) = at.path.start_with?("#{root}/")

    def note(at, *values)
      (seen[[at.path.delete_prefix("#{root}/"), at.lineno]] ||= []).concat(values.flatten.grep(String))
    end
  end
end

# Tilt's templates are compiled by class_eval, and name a constant of its own.
TOPOBJECT = Tilt::TOPOBJECT

# stub replaces methods of an object where the program itself calls them with texts. What they are given is noted;
# then nothing is done, or with through what was done before.
def stub(owner, *names, result: nil, through: false)
  owner.prepend(Module.new do
    names.each do |name|
      define_method(name) do |*values, **options, &block|
        at = caller_locations(1, 1).first
        texts = [*values, *options.values]
        next super(*values, **options, &block) unless Watch.program?(at) && texts.flatten.any?(String) && !values.first.is_a?(Symbol)

        Watch.note(at, *texts)
        next super(*values, **options, &block) if through

        result
      end
    end
  end)
end

stub(Kernel.singleton_class, :system, :spawn)
stub(Object, :system, :spawn, :exec, :`, :eval, :instance_eval, :public_send)
stub(Object, :format, through: true)
stub(Process.singleton_class, :spawn)
stub(IO.singleton_class, :popen, :read)
stub(Open3.singleton_class, :capture2, result: ['', nil])
stub(File.singleton_class, :read, :write, :open, :delete, :readlines)
stub(FileUtils.singleton_class, :rm_rf)
stub(Dir.singleton_class, :children, result: [])
stub(Object.singleton_class, :class_eval, :const_get)
stub(Regexp.singleton_class, :new)
stub(Marshal.singleton_class, :load)
stub(YAML.singleton_class, :unsafe_load)
stub(Net::HTTP.singleton_class, :get, :get_response)
stub(Logger, :info, :warn)
stub(Sinatra::Base, :send_file)
stub(Sinatra::Base, :redirect, :headers, through: true)

# An address is only what it was made of.
[[URI.singleton_class, :parse], [Object, :URI]].each do |owner, name|
  owner.prepend(Module.new do
    define_method(name) { |text| Watch.program?(caller_locations(1, 1).first) ? text : super(text) }
  end)
end

# ERB that comes from the program is noted and not run.
class ERB
  singleton_class.prepend(Module.new do
    def new(*values, **options)
      at = caller_locations(1, 1).first
      next_text = Watch.program?(at) ? 'text' : nil
      Watch.note(at, *values) if next_text
      next_text ? super(next_text) : super
    end
  end)
end

# run_program asks each flow of a program once with an attack and once with a good text, and returns what is wrong.
def run_program(dir)
  plan = JSON.parse(File.read(File.join(dir, 'program.json')))
  Watch.root = dir
  Watch.seen = {}
  ENV['RACK_ENV'] = 'production'
  $stderr.reopen(File::NULL)
  require File.join(dir, 'app.rb')
  app = defined?(App) ? App : Sinatra::Application
  app.set :root, dir
  app.set :views, File.join(dir, 'views')
  app.set :environment, :production
  app.set :raise_errors, false
  app.set :show_exceptions, false
  app.set :run, false
  app.set :logging, nil
  app.disable :protection
  errors = []
  plan['Calls'].each do |call|
    sinks = plan['Sinks'].select { |s| s['flow'] == call['flow'] }
    bad = ask(app, call, call['send'] == 'path' ? SEGMENT : ATTACK)
    seen = Watch.seen
    good = ask(app, call, GOOD)
    sinks.each { |s| judge(errors, s, call, seen, bad, Watch.seen, good) }
  end
  errors
end

def ask(app, call, text)
  Watch.seen = {}
  env = { 'HTTP_X_KIND' => text, 'rack.logger' => Logger.new(File::NULL), method: call['verb'] }
  path = call['path']
  case call['send']
  when 'query' then path += "?#{URI.encode_www_form(call['key'] => text)}"
  when 'path' then path += "/#{URI.encode_www_form_component(text).gsub('+', '%20')}"
  when 'cookie' then env['HTTP_COOKIE'] = "#{call['key']}=#{URI.encode_www_form_component(text)}"
  when 'body' then env[:input] = text
  when 'json' then env[:input] = JSON.generate(call['key'] => text)
  end
  env['CONTENT_TYPE'] = 'text/plain' if call['verb'] == 'POST'
  Rack::MockRequest.new(app).request(call['verb'], path, env)
rescue StandardError, NotImplementedError => e
  e
end

# judge says whether an attack came to a sink that it must come to, and to no other.
def judge(errors, sink, call, seen, answer, fine, _good)
  return if sink['silent']

  at = [sink['path'], sink['line']]
  came = seen.fetch(at, []).any? { |x| x.include?('canary') }
  came ||= page(sink, answer)
  dangerous = came && dangerous?(sink, seen.fetch(at, []), answer)
  if sink['must'] && !dangerous
    errors << "#{at.join(':')}: flow #{sink['flow']} does not come to the sink: #{short(answer)}"
  elsif !sink['must'] && dangerous
    errors << "#{at.join(':')}: flow #{sink['flow']} comes to the sink, although it must not"
  elsif call['checked'] && !fine[at] && !%w[RBN701 RBN603].include?(sink['code'])
    errors << "#{at.join(':')}: flow #{sink['flow']} is never used, whatever the text is"
  end
end

def page(sink, answer)
  return false if answer.is_a?(Exception)
  return answer.body.include?('canary') if sink['code'] == 'RBN701'

  sink['code'] == 'RBN603' && answer.headers['X-Kind'].to_s.include?('canary')
end

# What an attack needs, by the rule; where nothing stands here, any text of the attacker's is one.
NEEDS = { 'RBN201' => '`x`', 'RBN203' => '-', 'RBN301' => '/../', 'RBN701' => '<b>', 'RBN405' => '{{', 'RBN406' => '%d', 'RBN404' => "'\"",
          'RBN603' => "\n", 'RBN702' => "\n" }.freeze

def dangerous?(sink, texts, answer)
  need = NEEDS[sink['code']] or return true
  texts = [answer.body, answer.headers['X-Kind'].to_s] if texts.empty? && !answer.is_a?(Exception)
  texts.any? { |x| x.include?(need) && x.include?('canary') && !(sink['code'] == 'RBN201' && x.include?('\\`')) }
end

def short(answer)
  return "#{answer.class}: #{answer.message[0, 200]}" if answer.is_a?(Exception)

  "#{answer.status} #{answer.errors.to_s[0, 300]} #{answer.body[0, 60]}"
end

ARGV.each do |dir|
  reader, writer = IO.pipe
  pid = fork do
    reader.close
    errors = begin
      run_program(File.expand_path(dir))
    rescue Exception => e
      ["#{e.class}: #{e.message[0, 400]} #{e.backtrace.first(2).join(' ')}"]
    end
    writer.write(JSON.generate(errors))
    writer.close
    exit!(0)
  end
  writer.close
  errors = JSON.parse(reader.read)
  Process.wait(pid)
  errors.each { |e| puts "#{dir}: #{e}" }
end

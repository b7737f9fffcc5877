require 'sinatra/base'
require 'net/http'
require 'cgi'
require 'set'

# Weak guards in other words than the usual ones.
class Forms < Sinatra::Base
  ROOT = '/srv/public'.freeze
  NAMES = %w[up down].freeze
  HOSTS = %w[a.example.com b.example.com].freeze
  BLOCKED = Set.new(%w[localhost ::1]).freeze
  DENIED = { 'localhost' => true }.freeze
  COLORS = %w[red green].freeze

  helpers do
    def plain?(text)
      text.match?(/\A[\w%]+\z/) # want RBN003
    end

    def word!(text)
      halt 400 unless text.match?(/\A[\w%]+\z/) # want RBN003
      text
    end
  end

  # A piece of the text.
  get '/pieces' do
    a = params[:a].to_s
    halt 400 unless a.split.first.match?(/\A\w+\z/) # want RBN003
    system("p #{a}") # want RBN201
    b = params[:b].to_s
    halt 400 unless NAMES.include?(b.split(':')[0]) # want RBN003
    system("p #{b}") # want RBN201
    c = params[:c].to_s
    halt 400 unless c[0..9].match?(/\A\w+\z/) # want RBN003
    system("p #{c}") # want RBN201
    d = params[:d].to_s
    halt 400 unless d[0].match?(/\A\w\z/)
    system("p #{d}") # want RBN201
    e = params[:e].to_s.split.first
    halt 400 unless e.match?(/\A\w+\z/)
    system("p #{e}")
    f = params[:f].to_s
    halt 400 unless File.basename(f).match?(/\A[\w.]+\z/) # want RBN003
    File.read("#{ROOT}/#{f}") # want RBN301
  end

  # A number in it.
  get '/numbers' do
    halt 400 unless params[:n].to_i.positive? # want RBN003
    system("p #{params[:n]}") # want RBN201
    halt 400 if params[:m].to_i <= 0 # want RBN003
    system("p #{params[:m]}") # want RBN201
    system("p #{params[:m].to_i}")
  end

  # Decoded after the check, wherever that stands.
  get '/decoded' do
    name = params[:name].to_s
    halt 400 unless plain?(name)
    File.read("#{ROOT}/#{CGI.unescape(name)}") # want RBN301
  end

  get '/handed-back' do
    name = word!(params[:name].to_s)
    File.read("#{ROOT}/#{CGI.unescape(name)}") # want RBN301
  end

  get '/resolved-late' do
    path = params[:path].to_s
    halt 403 unless path.start_with?('/srv/public/') # want RBN003
    File.read(File.expand_path(path)) # want RBN301
  end

  get '/resolved-first' do
    path = File.expand_path(params[:path].to_s)
    halt 403 unless path.start_with?('/srv/public/')
    File.read(path)
  end

  # Those that a block lets through.
  get '/selected' do
    words = Array(params[:words])
    words.select { |w| w =~ /^\w+$/ }.each { |w| system("p #{w}") } # want RBN001 RBN201
    words.reject { |w| w.strip !~ /\A\w+\z/ }.each { |w| system("p #{w}") } # want RBN003 RBN201
    words.reject { |w| COLORS.include?(w) }.each { |w| system("p #{w}") } # want RBN201
  end

  # As many characters of it as the root has.
  get '/so-many' do
    path = File.expand_path(params[:path].to_s, ROOT)
    halt 403 unless path[0, ROOT.size] == ROOT # want RBN002
    File.read(path) # want RBN301
  end

  # By where the root stands.
  get '/index' do
    path = File.expand_path(params[:path].to_s, ROOT)
    halt 403 unless path.index(ROOT) == 0 # want RBN002
    File.read(path) # want RBN301
    other = File.expand_path(params[:other].to_s, ROOT)
    halt 403 unless other.index("#{ROOT}/") == 0
    File.read(other)
  end

  # The beginning as a regular expression.
  get '/begins' do
    path = File.expand_path(params[:path].to_s, ROOT)
    halt 403 unless path.match?(%r{\A/srv/public}) # want RBN002
    File.read(path) # want RBN301
    other = File.expand_path(params[:other].to_s, ROOT)
    halt 403 unless other.match?(%r{\A/srv/public/})
    File.read(other)
    all = Array(params[:all])
    halt 400 unless all.to_set.subset?(BLOCKED)
    system("p #{all.join(' ')}")
  end

  # Somewhere in it.
  get '/somewhere' do
    url = params[:url].to_s
    halt 403 unless url.index('example.com') # want RBN004
    Net::HTTP.get(URI(url)) # want RBN601
    to = params[:to].to_s
    halt 403 unless to =~ /example\.com/ # want RBN004
    redirect to # want RBN602
  end

  # A hash is asked for what stands at a key.
  post '/keys' do
    payload = JSON.parse(request.body.read)
    halt 400 if payload['action'].nil? || payload['object'].nil?
    system("p #{payload}") # want RBN201
  end

  get '/somewhere/address' do
    to = params[:to].to_s
    halt 403 unless to =~ %r{https://example\.com} # want RBN004
    redirect to # want RBN602
  end

  get '/one-of-them' do
    url = params[:url].to_s
    halt 403 unless HOSTS.any? { |host| url.include?(host) } # want RBN004
    Net::HTTP.get(URI(url)) # want RBN601
  end

  get '/the-same' do
    host = params[:host].to_s
    halt 403 unless HOSTS.any? { |name| host == name }
    Net::HTTP.get(URI("http://#{host}/x"))
  end

  # What is refused.
  get '/refused' do
    a = params[:a].to_s
    halt 403 if a == 'localhost' # want RBN005
    Net::HTTP.get(URI("http://#{a}/x")) # want RBN601
    b = params[:b].to_s
    halt 403 if BLOCKED.include?(b) # want RBN005
    Net::HTTP.get(URI("http://#{b}/x")) # want RBN601
    c = params[:c].to_s
    halt 403 if DENIED.key?(c) # want RBN005
    Net::HTTP.get(URI("http://#{c}/x")) # want RBN601
    d = params[:d].to_s
    halt 403 if d.in?(%w[localhost 127.0.0.1]) # want RBN005
    Net::HTTP.get(URI("http://#{d}/x")) # want RBN601
    e = params[:e].to_s
    case e
    when 'localhost', '127.0.0.1' then halt 403 # want RBN005
    end
    Net::HTTP.get(URI("http://#{e}/x")) # want RBN601
    f = params[:f].to_s
    halt 403 if /localhost|127\.0\.0\.1/.match?(f) # want RBN005
    Net::HTTP.get(URI("http://#{f}/x")) # want RBN601
    g = params[:g].to_s
    halt 403 if g.match?(Regexp.union('localhost', '127.0.0.1')) # want RBN005
    Net::HTTP.get(URI("http://#{g}/x")) # want RBN601
    h = params[:h].to_s
    halt 403 if COLORS.include?(h)
    Net::HTTP.get(URI("http://#{h}/x")) # want RBN601
    i = params[:i].to_s
    halt 403 if i.downcase == 'localhost'
    Net::HTTP.get(URI("http://#{i}/x")) # want RBN601
  end

  # Some of a shell's characters, one way up, one element.
  get '/characters' do
    a = params[:a].to_s
    halt 400 if %w[; | &].any? { |char| a.include?(char) } # want RBN005
    system("p #{a}") # want RBN201
    b = params[:b].to_s
    halt 400 if b.include?(';')
    halt 400 unless b.match?(/\A\w+\z/)
    system("p #{b}")
    c = params[:c].to_s
    halt 400 if c.include?(';')
    File.read("#{ROOT}/#{c}") # want RBN301
    d = params[:d].to_s
    halt 400 if d.start_with?('../') # want RBN005
    File.read("#{ROOT}/#{d}") # want RBN301
    e = params[:e].to_s
    halt 400 if e.include?('..')
    File.read("#{ROOT}/#{e}")
    f = params[:f].to_s
    halt 400 if ['../', '..'].include?(f) # want RBN005
    File.read("#{ROOT}/#{f}") # want RBN301
    g = params[:g].to_s
    halt 400 if g.split('/').any? { |part| ['../', '..'].include?(part) }
    File.read("#{ROOT}/#{g}")
  end

  get '/element' do
    halt 400 if params[:a].to_s =~ /<script/i # want RBN005
    "<p>#{params[:a]}</p>" # want RBN701
  end

  get '/brackets' do
    halt 400 if params[:a].to_s =~ /[<>]/
    "<p>#{params[:a]}</p>"
  end

  get '/words' do
    a = params[:a].to_s
    halt 400 if a =~ /\bUNION\b/ # want RBN005
    system("p #{a}") # want RBN201
    b = params[:b].to_s
    halt 400 if b.index('passwd') # want RBN005
    system("p #{b}") # want RBN201
    c = params[:c].to_s
    halt 400 if File.extname(c) == '.php' # want RBN005
    File.write("#{ROOT}/#{c}", 'x') # want RBN301
    d = params[:d].to_s
    halt 400 if d.start_with?('/srv/public')
    File.write(d, 'x') # want RBN301
  end
end

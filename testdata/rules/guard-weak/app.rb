# frozen_string_literal: true

require 'sinatra/base'
require 'cgi'

# Guards that can be passed, and beside each one that cannot.
class App < Sinatra::Base
  PARTNERS = 'api.parcel.example,cdn.parcel.example'.freeze
  ROOT = '/srv/public'
  NAMES = %w[report summary].freeze
  BLOCKED = %w[reboot shutdown].freeze

  get '/prefix' do
    path = File.expand_path(params[:file], ROOT)
    halt 403 unless path.start_with?('/srv/public') # want RBN002
    File.read(path) # want RBN301
  end

  get '/prefix-of-a-constant' do
    path = File.expand_path(params[:file], ROOT)
    halt 403 unless path.start_with?(ROOT) # want RBN002
    File.read(path) # want RBN301
  end

  get '/prefix-of-a-setting' do
    path = File.realpath(File.join(settings.root, params[:file]))
    halt 403 unless path.start_with?(settings.root) # want RBN002
    File.read(path) # want RBN301
  end

  get '/separator' do
    path = File.expand_path(params[:file], ROOT)
    halt 403 unless path.start_with?('/srv/public/')
    File.read(path)
  end

  get '/separator-added' do
    path = File.expand_path(params[:file], settings.root)
    halt 403 unless path.start_with?("#{settings.root}/")
    File.read(path)
  end

  get '/separator-by-name' do
    path = File.expand_path(params[:file], ROOT)
    halt 403 unless path.start_with?(ROOT + File::SEPARATOR)
    File.read(path)
  end

  get '/separator-by-join' do
    path = File.expand_path(params[:file], ROOT)
    halt 403 unless path.start_with?(File.join(ROOT, ''))
    File.read(path)
  end

  get '/negated' do
    path = File.expand_path(params[:file], ROOT)
    if !path.start_with?(ROOT + '/')
      halt 403
    else
      File.read(path)
    end
  end

  get '/slash' do
    path = File.expand_path(params[:file], ROOT)
    halt 403 unless path.start_with?('/')
    File.read(path) # want RBN301
  end

  get '/not-resolved' do
    path = "#{ROOT}/#{params[:file]}"
    halt 403 unless path.start_with?('/srv/public/')
    File.read(path) # want RBN301
  end

  get '/pattern-on-a-path' do
    path = File.expand_path(params[:file], ROOT)
    halt 403 unless path.match?(%r{\A/srv/public/})
    File.read(path)
  end

  get '/dirname' do
    path = File.expand_path(params[:file], ROOT)
    halt 403 unless File.dirname(path) == ROOT
    File.read(path)
  end

  get '/basename' do
    halt 403 unless File.basename(params[:file]) == params[:file]
    File.read("data/#{params[:file]}")
    name = params[:name]
    halt 403 unless name == File.basename(name)
    File.read("data/#{name}")
  end

  get '/parts' do
    halt 403 if params[:file].split('/').include?('..')
    File.read("data/#{params[:file]}")
  end

  get '/decoded-afterwards' do
    name = params[:name]
    halt 400 unless name.match?(/\A[\w%]+\z/) # want RBN003
    system("p #{CGI.unescape(name)}") # want RBN201
  end

  get '/decoded-before' do
    name = CGI.unescape(params[:name])
    halt 400 unless name.match?(/\A[\w%]+\z/)
    system("p #{name}")
  end

  get '/part-checked' do
    halt 400 unless NAMES.include?(File.basename(params[:name])) # want RBN003
    File.read(params[:name]) # want RBN301
  end

  get '/part-used' do
    name = File.basename(params[:name])
    halt 400 unless NAMES.include?(name)
    File.read(name)
  end

  get '/number' do
    halt 400 unless params[:n].to_i.to_s == params[:n]
    system("p #{params[:n]}")
    halt 400 unless params[:m] == params[:m].to_i.to_s
    system("p #{params[:m]}")
    halt 400 unless params[:k].to_i > 3 # want RBN003
    system("p #{params[:k]}") # want RBN201
  end

  get '/somewhere' do
    halt 400 unless params[:task].include?('status') # want RBN004
    system("p #{params[:task]}") # want RBN201
  end

  get '/in-a-text' do
    halt 400 unless 'status;uptime'.include?(params[:task]) # want RBN004
    system("p #{params[:task]}") # want RBN201
  end

  get '/partner' do
    halt 403 unless PARTNERS.include?(params[:host].to_s) # want RBN004
    system("ping #{params[:host]}")
    Net::HTTP.get(URI("https://#{params[:host]}/status")) # want RBN601
  end

  get '/partners' do
    halt 403 unless PARTNERS.split(',').include?(params[:host].to_s)
    Net::HTTP.get(URI("https://#{params[:host]}/status"))
  end

  get '/in-a-list' do
    halt 400 unless %w[status uptime].include?(params[:task])
    system("p #{params[:task]}")
  end

  get '/deny-list' do
    halt 400 if BLOCKED.include?(params[:task]) # want RBN005
    system("p #{params[:task]}") # want RBN201
  end

  get '/deny-list-of-one-spelling' do
    task = params[:task].downcase
    halt 400 if BLOCKED.include?(task)
    system("p #{task}") # want RBN201
  end

  get '/deny-ending' do
    halt 400 if params[:file].end_with?('.rb', '.ru') # want RBN005
    File.write(params[:file], 'x') # want RBN301
  end

  get '/deny-words' do
    halt 400 if params[:q] =~ /drop|delete|insert/ # want RBN005
    system("p #{params[:q]}") # want RBN201
    halt 400 if params[:r].match?(/(shutdown|reboot)/) # want RBN005
    system("p #{params[:r]}") # want RBN201
    halt 400 if params[:s] =~ /drop|delete/i
    system("p #{params[:s]}") # want RBN201
    halt 400 unless params[:t].match?(/\A(start|stop)\z/)
    system("p #{params[:t]}")
    puts 'robot' if request.user_agent =~ /bot|crawler/
    system("p #{request.user_agent}") # want RBN201
  end

  get '/deny-list-of-endings' do
    halt 400 if %w[.rb .ru].include?(File.extname(params[:file])) # want RBN005
    File.write(params[:file], 'x') # want RBN301
  end

  get '/any' do
    x = params[:x]
    halt 400 unless NAMES.any? { |name| name == x }
    system("p #{x}")
    y = params[:y]
    halt 400 if NAMES.none? { |name| y == name }
    system("p #{y}")
    z = params[:z]
    halt 400 unless NAMES.any? { |name| z.include?(name) } # want RBN004
    system("p #{z}") # want RBN201
  end

  get '/all' do
    system("p #{params[:sizes].join(' ')}") if params[:sizes].all?(Integer)
    system("p #{params[:words].join(' ')}") if params[:words].all?(/\A\w+\z/)
    system("p #{params[:texts].join(' ')}") if params[:texts].all?(/\A.+\z/) # want RBN201
    system("p #{params[:names].join(' ')}") if params[:names].all?(String) # want RBN201
    halt 400 unless params[:list].all? { |name| NAMES.include?(name) }
    system("p #{params[:list].join(' ')}")
    halt 400 unless params[:other].any? { |name| NAMES.include?(name) }
    system("p #{params[:other].join(' ')}") # want RBN201
  end

  get '/left' do
    halt 400 unless (params[:list] - NAMES).empty?
    system("p #{params[:list].join(' ')}")
    halt 400 if (params[:other] - NAMES).empty?
    system("p #{params[:other].join(' ')}") # want RBN201
  end

  get '/any-of-a-parameter' do
    halt 404 unless NAMES.any? { |name| name == params[:n] }
    File.read("data/#{params[:n]}")
    File.read("data/#{params[:m]}") # want RBN301
  end

  get '/clean-path' do
    path = Pathname.new('/srv/public').join(params[:file]).cleanpath
    halt 403 unless path.to_s.start_with?('/srv/public/')
    path.read
    other = Pathname.new('/srv/public').join(params[:other]).cleanpath
    other.read # want RBN301
  end

  get '/split' do
    dir, name = File.split(params[:file])
    File.read("data/#{name}")
    File.read("data/#{dir}") # want RBN301
  end
end

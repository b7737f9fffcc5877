# frozen_string_literal: true

require 'logger'
require 'sinatra/base'
require_relative 'lib/audit'

LOG = Logger.new($stdout)
SYSTEM_LOG = Syslog::Logger.new('papers')

# What is written to logs.
class App < Sinatra::Base
  configure do
    set :audit, Logger.new('audit.log')
  end

  before do
    @audit = Audit.new
    logger.info "#{request.request_method} of #{params}"
  end

  # A header of a request is one line.
  get '/headers' do
    logger.info(request.user_agent)
    logger.info("from #{env['HTTP_X_NAME']} to #{request.host}")
    logger.info(env['HTTP_X_NAME'.freeze])
    logger.info(CGI.unescape(request.query_string)) # want RBN702
    logger.info(Base64.decode64(env['HTTP_X_NAME'])) # want RBN702
    logger.info(request.cookies['name']) # want RBN702
    logger.info(request.body.read) # want RBN702
    logger.info(env['rack.input'].read) # want RBN702
    system("x #{env['HTTP_X_NAME'.freeze]}") # want RBN201
    system("x #{env['SERVER_NAME'.freeze]}")
    'done'
  end

  post '/login' do
    logger.info "login of #{params[:name]}" # want RBN702
    logger.warn(params[:name]) # want RBN702
    logger.error { "login of #{params[:name]}" } # want RBN702
    logger.debug("login of #{params[:name].strip}") # want RBN702
    LOG.info('login of ' + params[:name]) # want RBN702
    LOG << params[:name] # want RBN702
    SYSTEM_LOG.info(params[:name]) # want RBN702
    SYSTEM_LOG.info(params[:n].to_i)
    LOG.add(Logger::INFO, "login of #{params[:name]}") # want RBN702
    settings.logger.info("login of #{params[:name]}") # want RBN702
    $logger.fatal("login of #{params[:name]}") # want RBN702
    @audit.login(params[:name])
    @audit.logout(params[:name])
    Syslog.info('login of %s', params[:name]) # want RBN702
    'welcome'
  end

  post '/clean' do
    logger.info 'login'
    logger.info "login of #{params[:name].inspect}"
    logger.info "login of #{params[:name].dump}"
    logger.info('login of %p' % params[:name])
    logger.info(format('login of %p', params[:name]))
    logger.info "login of #{settings.people.find_person(params[:name]).number}"
    logger.info "login of #{params[:name].delete("\n")}"
    logger.info "login of #{params[:name].gsub("\n", ' ')}"
    logger.info "login of #{params[:name].gsub(/[\r\n]+/, ' ')}"
    logger.info "login of #{params[:name].gsub(/[^a-z]/, '')}"
    logger.info "login of #{params[:name].tr("\r\n", '  ')}"
    logger.info "login of #{CGI.escape(params[:name])}"
    logger.info "login of number #{params[:id].to_i}"
    logger.info params
    logger.info "parameters: #{params}"
    logger.info "parameters: #{params.inspect}"
    logger.info(params.to_json)
    LOG.info("#{params[:name].size} letters")
    LOG.info { "login of #{params[:name].inspect}" }
    params[:view].info(params[:name])
    noted(params)
    told(params, params[:name])
    'welcome'
  end

  helpers do
    def noted(sent)
      logger.info sent
      logger.info sent[:name] # want RBN702
    end

    def told(params, name)
      LOG.info params
      LOG.info name # want RBN702
    end
  end
end

# A file that is called a log, and what a format puts in quotes.
class Filed < Sinatra::Base
  post '/filed' do
    File.open('/var/log/agents.log', 'a') { |f| f.puts params[:agent].to_s } # want RBN702
    File.open('/var/log/agents.log', 'a') { |f| f.puts params[:agent].to_s.dump }
    File.open("/srv/#{Date.today}.log", 'a') { |f| f << "#{params[:agent]}\n" } # want RBN702
    File.open('/srv/build.log', 'w') { |f| f << params[:output] }
    log = File.new('/srv/agents.log', 'a')
    log.puts params[:agent] # want RBN702
    File.open('/srv/agents.txt', 'a') { |f| f.puts params[:agent].to_s }
    File.write('/var/log/agents.log', params[:agent], mode: 'a') # want RBN702
    File.write('/var/log/agents.log', params[:agent].to_i.to_s, mode: 'a')
    File.write('/var/log/build.log', params[:output])
    LOG.info(format('%p by %d', params[:title], params[:id]))
    LOG.info(format('%s by %d', params[:title], params[:id])) # want RBN702
    LOG.info('%p by %s' % [params[:title], 'x'])
    LOG.info('%p by %s' % ['x', params[:title]]) # want RBN702
    LOG.info(format('%<t>p by %<n>s', t: params[:title], n: 1))
    204
  end
end

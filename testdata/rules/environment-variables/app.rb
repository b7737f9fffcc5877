# frozen_string_literal: true

require 'sinatra/base'
require 'open3'

# Variables of the environment: of the process, and of a program that it starts.
class Environment < Sinatra::Base
  LANGUAGES = %w[de en].freeze

  get '/process' do
    ENV['LANG'] = 'de'
    ENV['LANG'] = params[:lang] if LANGUAGES.include?(params[:lang])
    ENV['TZ'] = params[:zone] # want RBN205
    ENV[params[:name]] = '1' # want RBN205
    ENV.store(params[:name], '1') # want RBN205
    ENV.update('TZ' => params[:zone]) # want RBN205
    ENV.delete(params[:name]) # want RBN205
    ENV["REPORT_#{params[:name]}"] = '1'
    ENV[params[:name]] || ENV.fetch(params[:other], '')
  end

  get '/programs' do
    system({ 'LANG' => params[:lang] }, 'report', 'all')
    system({ 'LD_PRELOAD' => '/opt/trace.so' }, 'report', 'all')
    system({ 'LD_PRELOAD' => params[:lib] }, 'report', 'all') # want RBN205
    Open3.capture2e({ 'GIT_SSH_COMMAND' => "ssh -i #{params[:key]}" }, 'git', 'fetch') # want RBN205
    env = { 'TITLE' => params[:title] }
    Process.spawn(env, 'report', 'all')
    env['BASH_ENV'] = params[:rc]
    Process.spawn(env, 'report', 'all') # want RBN205
    IO.popen({ 'PATH' => "/opt/#{params[:tool]}/bin:/usr/bin" }, 'report').read # want RBN205
    IO.popen([{ 'RUBYOPT' => params[:opt] }, 'report', 'all']).read # want RBN205
    IO.popen([{ 'GIT_PAGER' => params[:pager] }, 'git', 'log']).read # want RBN205
    IO.popen([{ 'GIT_AUTHOR_NAME' => params[:pager] }, 'git', 'log']).read
    system({ params[:name] => '1' }, 'report', 'all') # want RBN202
    204
  end
end

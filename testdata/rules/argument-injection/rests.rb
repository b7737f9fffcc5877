require 'sinatra/base'
require 'open3'

# What stands before the rest of the arguments in a list that is written out.
class Rests < Sinatra::Base
  helpers do
    def fetch_with(*options)
      IO.popen(['curl', '-fsS', *options], &:read) # want RBN203
    end

    def fetch_behind(*options)
      IO.popen(['curl', '-fsS', '--', *options], &:read)
    end

    def remote(host, *command)
      Open3.capture2e('ssh', '-o', 'BatchMode=yes', host, *command) # want RBN203
    end

    def remote_fixed(*command)
      Open3.capture2e('ssh', '-o', 'BatchMode=yes', 'store.example', *command)
    end

    def pull(*sources, into:)
      system('rsync', '-a', *sources, into) # want RBN203
    end

    def first_of(*words)
      IO.popen([*words, '--version'], &:read) # want RBN202
    end
  end

  post('/fetch') { fetch_with(params[:url]) }
  post('/behind') { fetch_behind(params[:url]) }
  post('/remote') { remote(params[:host], 'uptime') }
  post('/fixed') { remote_fixed('ls', '--', Integer(params[:id]).to_s) }
  post('/pull') { pull(params[:source], into: '/srv') }
  post('/first') { first_of(params[:tool]) }

  # Lists that are put together: what they begin with is what the program says.
  LOG = %w[git log].freeze

  post('/added') do
    words = ['git', 'log']
    words << params[:rev].to_s
    IO.popen(words, &:read) # want RBN203
  end

  post('/added/behind') do
    words = LOG.dup
    words << '--' << params[:rev].to_s
    IO.popen(words, &:read)
  end

  post('/constant') do
    IO.popen(LOG + ["refs/heads/#{params[:branch]}"], &:read)
    IO.popen({ 'LANG' => 'C' }, LOG + ["refs/heads/#{params[:branch]}"], &:read)
  end

  post('/joined') do
    words = ['git', 'log']
    words.concat([params[:rev].to_s])
    system(*words) # want RBN203
  end

  post('/joined/behind') do
    words = ['git', 'log', '--']
    words.concat([params[:rev].to_s])
    system(*words)
  end

  post('/forked') do
    words = ['git', 'log', params[:rev].to_s]
    fork { exec(*words) } # want RBN203
  end

  post('/forked/behind') do
    words = ['git', 'log', '--', params[:rev].to_s]
    fork { exec(*words) }
  end

  post('/chosen') do
    words = [params[:tool].to_s]
    words << 'log'
    IO.popen(words, &:read) # want RBN202
  end
end

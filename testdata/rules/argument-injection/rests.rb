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
end

# frozen_string_literal: true

require 'shellwords'
require 'sinatra/base'

# The text of a command, with words that no shell is harmed by.
class Texts < Sinatra::Base
  get '/words' do
    ref = Shellwords.escape(params[:ref])
    `git show #{ref}` # want RBN203
    `git show -- #{ref}`
    `git show --end-of-options #{ref}`
    `git show origin/#{ref}`
    `git grep -e #{ref}`
    system("git show '#{params[:ref].shellescape}'") # want RBN203 RBN201
    system("git show #{params[:ref]}") # want RBN201
    system("git show #{params[:ref].to_i}")
    system("cowsay #{ref}")
    @title = "git show #{ref}"
    system("curl -s #{params[:url].shellescape}") # want RBN203
    system("curl -s https://papers.example/#{params[:url].shellescape}")
    'done'
  end

  get '/lists' do
    names = params[:names].split
    system("tar czf /tmp/a.tgz #{names.shelljoin}") # want RBN203
    system("tar czf /tmp/a.tgz -- #{names.shelljoin}")
    system("cd /srv && git log #{names.shelljoin} | head") # want RBN203
    system("git --version && cowsay #{names.shelljoin}")
  end

  get '/checked' do
    ref = params[:ref]
    halt 400 unless ref.match?(/\A[\w-]+\z/)
    system("git show #{ref}") # want RBN203
    halt 400 unless ref.match?(/\A\w+\z/)
    system("git show #{ref}")
  end
end

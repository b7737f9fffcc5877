# frozen_string_literal: true

require 'sinatra/base'
require 'open3'
require 'rubygems/package'

# What stands before a word is for the call to say that hands it on.
class Git
  def initialize(dir) = @dir = dir

  def log(ref) = run('log', '--oneline', ref)
  def log_of(ref) = capture('log', '--oneline', '--', ref)
  def branch(name) = capture('branch', "feature/#{name}")
  def message(text) = tool('git', 'commit', '-m', text)
  def files(ref) = list('log', '--', ref)
  def show(ref) = list_any('show', ref)
  def blame(ref) = tool_any('git', 'blame', ref)

  def checked(ref)
    raise ArgumentError, ref.inspect if ref.start_with?('-')

    capture('show', ref)
  end

  private

  def run(*words) = Open3.capture2('git', '-C', @dir, *words).first # want RBN203

  def capture(*words)
    Open3.capture2('git', '-C', @dir, *words).first
  end

  def list(*words)
    IO.popen(['git', *words], &:read)
  end

  def list_any(*words)
    IO.popen(['git', *words], &:read) # want RBN203
  end

  def tool(*words) = system({ 'LANG' => 'C' }, *words, chdir: @dir)

  def tool_any(*words) = system(*words) # want RBN203
end

# The names that an archive may have, where nobody says others.
class Archive
  def unpack(io, names: %w[theme.css theme.js])
    Gem::Package::TarReader.new(io).each do |entry|
      name = entry.full_name
      next unless names.include?(name)

      File.binwrite("/srv/#{name}", entry.read)
    end
  end

  def unpack_any(io, names: [])
    Gem::Package::TarReader.new(io).each do |entry|
      name = entry.full_name
      next if names.size > 9

      File.binwrite("/srv/#{name}", entry.read) # want RBN301
    end
  end

  def read(name, names: %w[a b])
    return unless names.include?(name)

    File.read(name)
  end
end

class App < Sinatra::Base
  set(:git) { Git.new('/srv/repository.git') }

  get '/git' do
    git = settings.git
    git.log(params[:ref])
    git.log_of(params[:ref])
    git.branch(params[:ref])
    git.message(params[:ref])
    git.files(params[:ref])
    git.show(params[:ref])
    git.blame(params[:ref])
    git.checked(params[:checked])
    204
  end

  post '/archive' do
    Archive.new.unpack(request.body)
    Archive.new.unpack_any(request.body)
    Archive.new.read(params[:name])
    204
  end
end

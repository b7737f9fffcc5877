# frozen_string_literal: true

require 'shellwords'
require 'sinatra/base'

# What is dangerous to a shell where it stands in quotes, and where it does not.
class App < Sinatra::Base
  get '/note' do
    note = params[:note].to_s
    halt 400 unless note.match?(/\A[a-z0-9 ;|]+\z/)
    system("note '#{note}'")
    system("note \"#{note}\"")
    system("note 'one' '#{note}' \"two\"")
    system("note --by=me '" + note + "'")
    `note '#{note}'`
    system("note #{note}") # want RBN201
    system("note 'one' #{note} 'two'") # want RBN201
    system("note \"it's\" #{note}") # want RBN201
    `note "one"#{note}` # want RBN201
  end

  get '/single' do
    text = params[:text].to_s.delete("'")
    system("echo '#{text}'")
    system("echo \"#{text}\"") # want RBN201
    system("echo #{text}") # want RBN201
  end

  get '/double' do
    text = params[:text].to_s.gsub(/["$`\\]/, '')
    system("echo \"#{text}\"")
    system("echo \"it's #{text}\"")
    system("echo '#{text}'") # want RBN201
    system("echo #{text}") # want RBN201
  end

  get '/half' do
    text = params[:text].to_s.delete('"')
    system("echo \"#{text}\"") # want RBN201
    system("echo '#{text}'") # want RBN201
  end

  # Splitting takes the escapes away again.
  get '/split' do
    escaped = Shellwords.escape(params[:word])
    system("echo #{escaped}")
    system("echo #{Shellwords.split(escaped).first}") # want RBN201
    system("echo #{Shellwords.split(escaped).size}")
    system("echo #{"#{params[:word].shellescape} end".shellsplit.last}") # want RBN201
    system("echo #{Shellwords.split('one two').first}")
  end

  # What is escaped needs no quotes: a line break in it is written in single ones, and ends those around it.
  get '/escaped' do
    word = Shellwords.escape(params[:word])
    system("echo #{word}")
    system("echo \"#{word}\"")
    logger.info("echo '#{word}'") # want RBN702
    system("echo '#{word}'") # want RBN201
    system("ssh host 'echo " + word + "'") # want RBN201
    system("sh -c '#{['echo', params[:word]].shelljoin}'") # want RBN201
    system("sh -c '#{Shellwords.join(['echo', params[:word]])}'") # want RBN201
  end

  get '/escaped-line' do
    line = params[:line].delete("\r\n")
    system("echo '#{line.shellescape}'")
    halt 400 if params[:more].match?(/[\r\n]/)
    system("echo '#{params[:more].shellescape}'")
    system("echo '#{params[:number].to_i.to_s.shellescape}'")
    system("echo '#{line}'") # want RBN201
  end
end

# frozen_string_literal: true

require 'English'
require 'sinatra/base'

class App < Sinatra::Base
  get '/groups' do
    if params[:name] =~ /\A(.+):([a-z]+)\z/
      system("x #{$1}") # want RBN201
      system("x #{$2}")
      system("x #{$~[1]}") # want RBN201
      system("x #{$~[2]}")
      system("x #{$&}") # want RBN201
      system("x #{Regexp.last_match(1)}") # want RBN201
      system("x #{Regexp.last_match(2)}")
      system("x #{Regexp.last_match[1]}") # want RBN201
      system("x #{$LAST_MATCH_INFO[1]}") # want RBN201
      system("x #{$MATCH}") # want RBN201
    end
  end

  get '/around' do
    if params[:name] =~ /:/
      system("x #{$`}") # want RBN201
      system("x #{$'}") # want RBN201
      system("x #{$&}")
    end
  end

  get '/plus' do
    if params[:name] =~ /(a)|(.*)/
      system("x #{$+}") # want RBN201
    end
  end

  get '/named' do
    if /\A(?<who>.+)-(?<level>\d+)\z/ =~ params[:name]
      system("x #{who}") # want RBN201
      system("x #{level}")
      system("x #{$~[:who]}") # want RBN201
      system("x #{$~[:level]}")
    end
  end

  get '/match' do
    if (m = params[:name].match(/\A(.+):([a-z]+)\z/))
      system("x #{m[1]}") # want RBN201
      system("x #{m[2]}")
      system("x #{m[0]}") # want RBN201
      system("x #{m.captures.first}") # want RBN201
      system("x #{m.pre_match}") # want RBN201
      system("x #{$1}") # want RBN201
      system("x #{$2}")
    end
    m = /\A(?<who>.+)-(?<level>\d+)\z/.match(params[:name])
    system("x #{m[:who]}") # want RBN201
    system("x #{m[:level]}")
    system("x #{m['who']}") # want RBN201
    system("x #{m.named_captures['who']}") # want RBN201
  end

  get '/case' do
    case params[:name]
    when /\A(\d+)\z/
      system("x #{$1}")
    when /\Aname-(.*)/m
      system("x #{$1}") # want RBN201
    when /\A([a-z]+);(.*)\z/m
      system("x #{$1}")
      system("x #{$2}") # want RBN201
    end
  end

  get '/sub' do
    out = params[:name].gsub(/(.)/) { "<#{$1}>" }
    system("x #{out}") # want RBN201
    out = params[:name].gsub(/\W/) { |m| m.ord.to_s }
    params[:name].sub(/(.+)/) { system("x #{$1}") } # want RBN201
    'fixed'.sub(/(.+)/) { system("x #{$1}") }
    params[:name].scan(/(\d+)=(.+)/) do
      system("x #{$1}") # FP_RBN201
      system("x #{$2}") # want RBN201
    end
    out.length
  end

  get '/index' do
    system("x #{params[:name][/=(.*)/, 1]}") # want RBN201
    system("x #{params[:name][/=(\d*)/, 1]}")
    system("x #{params[:name][/\d+/]}")
    system("x #{params[:name][/(?<word>\w+)-(?<rest>.*)/, 'rest']}") # want RBN201
    system("x #{params[:name][/(?<word>\w+)-(?<rest>.*)/, :word]}")
  end

  get '/other-match' do
    'fixed' =~ /(.*)/
    system("x #{$1}")
    params[:name] =~ /(.*)/
    'fixed' =~ /(.*)/
    system("x #{$1}")
  end

  get '/globals' do
    $command = params[:command]
    $fixed = 'fixed'
    system("x #{$command}") # want RBN201
    system("x #{$fixed}")
    $stdin.each_line { |l| puts l }
    system("x #{$0}")
    system("x #{$PROGRAM_NAME}")
  end

  get '/error' do
    raise params[:name]
  rescue StandardError
    system("x #{$!.message}") # want RBN201
    system("x #{$ERROR_INFO.message}") # want RBN201
  end
end

App.run! if __FILE__ == $0

# frozen_string_literal: true

require 'net/smtp'
require 'open3'
require 'sinatra/base'
require 'socket'

# Lines of a dialogue, written piece by piece, and the head of a message.
class Dialogues < Sinatra::Base
  helpers do
    def cache
      TCPSocket.open('cache.example', 6379) { |sock| yield sock }
    end
  end

  post '/pieces' do
    cache { |sock| sock << 'DEL ' << params[:room].to_s << "\r\n" } # want RBN204
    cache { |sock| sock << 'DEL ' << params[:room].to_i.to_s << "\r\n" }
    cache { |sock| sock.print('CallerID: ', params[:name], "\r\n") } # want RBN204
    cache { |sock| sock.print('CallerID: ', params[:name].tr("\r\n", '  '), "\r\n") }
    cache { |sock| sock.write('{', params[:name], '}') }
    UNIXSocket.new('/run/app.sock') << 'USER ' << params[:name] << "\n" # want RBN204
    UNIXSocket.new('/run/app.sock') << 'USER ' << params[:name].size.to_s << "\n"
    OpenSSL::SSL::SSLSocket.new(TCPSocket.new('a.example', 1)) << 'USER ' << params[:name] << "\n" # want RBN204
    204
  end

  post '/script' do
    Open3.capture2('phone-cli', stdin_data: "dial #{params[:name]}\nquit\n") # want RBN204
    Open3.capture2('phone-cli', stdin_data: "dial #{params[:name].scan(/\d/).join}\nquit\n")
    Open3.capture2('render', stdin_data: "Dear #{params[:name]}\nBest regards\n")
    204
  end

  post '/mail' do
    message = "From: a@mail.example\r\nSubject: #{params[:subject]}\r\n\r\nhello\r\n"
    Net::SMTP.start('mail.example') { |smtp| smtp.send_message(message, 'a@mail.example', 'b@mail.example') } # want RBN204
    subject = params[:subject].to_s.gsub(/[\r\n]+/, ' ')
    clean = "From: a@mail.example\r\nSubject: #{subject}\r\n\r\nhello\r\n"
    Net::SMTP.start('mail.example') { |smtp| smtp.send_message(clean, 'a@mail.example', 'b@mail.example') }
    204
  end

  # What follows the empty line is the letter.
  post '/letter' do
    smtp = Net::SMTP.new('mail.example', 25)
    smtp.start do |open|
      open.send_message("Subject: hello\r\n\r\n#{params[:text]}\r\n", 'a@mail.example', 'b@mail.example')
      open.send_message(<<~MAIL, 'a@mail.example', 'b@mail.example')
        From: a@mail.example
        Subject: hello

        #{params[:text]}
      MAIL
      open.sendmail("To: #{params[:to]}\r\n\r\nhello", 'a@mail.example', 'b@mail.example') # want RBN204
    end
    204
  end
end

# frozen_string_literal: true

require 'sinatra/base'

class Bytes < Sinatra::Base
  post '/unpack' do
    x = params[:x]
    system("p #{x.unpack1('m')}") # want RBN201
    system("p #{x.unpack('m').first}") # want RBN201
    system("p #{x.unpack1('N')}")
    system("p #{x.unpack1('n')}")
    system("p #{x.unpack1('C')}")
    system("p #{x.unpack1('H*')}")
    system("p #{x.unpack('N*').first}")
    system("p #{[x].pack('m0')}")
    system("p #{[x].pack('a*')}") # want RBN201
    system("p #{[x].pack('H*')}") # want RBN201
    system("p #{[x].pack('m')}")
  end

  post '/partition' do
    x = params[:x]
    head, sep, tail = x.partition('=')
    system("p #{head}") # want RBN201
    system("p #{sep}")
    system("p #{tail}") # want RBN201
    a, b, c = x.rpartition('=')
    system("p #{a}") # want RBN201
    system("p #{b}")
    system("p #{c}") # want RBN201
    d, e, f = x.partition(/./)
    system("p #{e}") # want RBN201
    g, h, i = x.partition(x)
    system("p #{h}") # want RBN201
    system("p #{x.chars.first}") # want RBN201
    system("p #{x.chars.join}") # want RBN201
    x.chars { |ch| system("p #{ch}") } # want RBN201
    system("p #{x.bytes.first}")
    system("p #{x.bytes.join(',')}")
    x.each_byte { |by| system("p #{by}") }
    x.bytes { |by| system("p #{by}") }
    system("p #{x.partition('=').last}") # want RBN201
    system("p #{x.partition('=')[1]}")
    system("p #{x.split(',').partition { |q| q == 'a' }.first.first}")
    system("p #{x.split(',').partition { |q| q == 'a' }.last.first}") # want RBN201
  end

  post '/pack' do
    x = params[:x]
    File.read("/srv/#{[x].pack('m0')}") # want RBN301
    File.read("/srv/#{[x].pack('U*')}") # want RBN301
    File.write('/etc/hosts', [x].pack('m0'))
    File.write('/etc/hosts', [x].pack('m')) # want RBN204
    File.write('/etc/hosts', [x].pack('H*')) # want RBN204
    system("p #{x.unpack('H*').first}")
    system("p #{x.unpack('a4').first}") # want RBN201
    system("p #{x.unpack('C*').join('.')}")
  end
end

# frozen_string_literal: true

require 'sinatra/base'

# What a format writes as a number is no text.
class App < Sinatra::Base
  get '/format' do
    system(format('%s --name %s', 'p', params[:v])) # want RBN201
    system(format('%s --size %d', 'p', params[:v]))
    system(format('%d %s', params[:v], 'p'))
    system(format('%d %s', 1, params[:v])) # want RBN201
    system(format('%-5s|%05.1f', params[:v], 1.0)) # want RBN201
    system(format('100%% %x %s', params[:v], 'p'))
  end

  get '/named' do
    system(format('%<bin>s --name %<v>s', bin: 'p', v: params[:v])) # want RBN201
    system(format('%<bin>s --size %<v>05d', bin: 'p', v: params[:v]))
    system(format('%{bin} --name %{v}', bin: 'p', v: params[:v])) # want RBN201
  end

  get '/percent' do
    system('%s --name %s' % ['p', params[:v]]) # want RBN201
    system('%s --size %d' % ['p', params[:v]])
    system('p --size %d' % params[:v])
    system('p --name %s' % params[:v]) # want RBN201
  end

  get '/place-not-clear' do
    system(format('%2$s %1$d', 1, params[:v])) # want RBN201
    system(format('%*d', 3, params[:v])) # FP_RBN201 (a width that is an argument)
  end
end

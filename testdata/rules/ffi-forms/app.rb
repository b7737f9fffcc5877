# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

# All ways of writing attach_function.
module Native
  extend FFI::Library
  ffi_lib 'target/release/libforms.so' # want RBN907

  attach_function :forms_three, [:string], :int
  attach_function :four, :forms_four, [:string], :int
  attach_function :forms_options, [:string], :int, blocking: true
  attach_function :four_options, :forms_four_options, [:string], :int, :convention => :default
  attach_function 'forms_text', [:string], :int
  attach_function('text_four', 'forms_text_four', %i[string], :int)
  attach_function :forms_second, %i[string string], :int
  attach_function :forms_lines,
                  [
                    :string # the path
                  ],
                  :int
end

class App < Sinatra::Base
  post '/three' do
    Native.forms_three(params[:path]).to_s
  end

  post '/four' do
    Native.four(params[:path]).to_s
  end

  post '/options' do
    Native.forms_options(params[:path]).to_s
  end

  post '/four-options' do
    Native.four_options(params[:path]).to_s
  end

  post '/text' do
    Native.forms_text(params[:path]).to_s
  end

  post '/text-four' do
    Native.text_four(params[:path]).to_s
  end

  post '/second' do
    Native.forms_second('/srv/log', params[:path]).to_s
  end

  post '/lines' do
    Native::forms_lines(params[:path]).to_s
  end
end

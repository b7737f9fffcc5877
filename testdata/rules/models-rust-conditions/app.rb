# frozen_string_literal: true

require 'ffi'
require 'sinatra/base'

module Native
  extend FFI::Library
  ffi_lib 'rustconditions'
  attach_function :conditions_equal, [:string], :bool
  attach_function :conditions_different, [:string], :bool
  attach_function :conditions_two, %i[string string], :bool
  attach_function :conditions_listed, [:string], :bool
  attach_function :conditions_empty, [:string], :bool
  attach_function :conditions_less, [:size_t], :uchar
  attach_function :conditions_more, [:size_t], :uchar
  attach_function :conditions_same, [:size_t], :uchar
  attach_function :conditions_other, [:size_t], :uchar
  attach_function :conditions_another, [:size_t], :uchar
  attach_function :conditions_range, %i[size_t size_t], :uchar
end

class App < Sinatra::Base
  get('/equal') { Native.conditions_equal(params[:x]).to_s }
  get('/different') { Native.conditions_different(params[:x]).to_s }
  get('/two') { Native.conditions_two(params[:x], params[:y]).to_s }
  get('/listed') { Native.conditions_listed(params[:x]).to_s }
  get('/empty') { Native.conditions_empty(params[:x]).to_s }
  get('/less') { Native.conditions_less(params[:n].to_i).to_s }
  get('/more') { Native.conditions_more(params[:n].to_i).to_s }
  get('/same') { Native.conditions_same(params[:n].to_i).to_s }
  get('/other') { Native.conditions_other(params[:n].to_i).to_s }
  get('/another') { Native.conditions_another(params[:n].to_i).to_s }
  get('/range') { Native.conditions_range(params[:n].to_i, params[:limit].to_i).to_s }
end

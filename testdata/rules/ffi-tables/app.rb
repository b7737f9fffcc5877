# frozen_string_literal: true

require 'ffi'
require 'sinatra'

# Functions that a table names, and types that the program does.
module Tables
  extend FFI::Library
  ffi_lib 'target/release/libtables.so' # want RBN907

  typedef :int, :status
  typedef :string, :path
  enum :mode, [:fast, 1, :slow]
  callback :line, %i[string int], :void

  # What Rust knows by the same names.
  class Entry < FFI::Struct
    layout :path, :pointer, :other, :pointer, :size, :int
  end

  {
    tb_pair: [[:string], :int],
    tb_second: [%i[string string], :int]
  }.each { |name, types| attach_function name, *types }

  %w[word again].each do |word|
    attach_function "tb_#{word}", [:string], :int
  end

  [[:tb_row, [:string], :int]].each { |args| attach_function(*args) }

  [[:tb_parts, [:string], :int]].each do |name, params, result|
    attach_function name, params, result
  end

  { other: :tb_other_name }.each_pair do |ruby, native|
    attach_function ruby, native, [:string], :int
  end

  KEPT = { tb_kept: [[:string], :int] }.freeze
  KEPT.each { |name, (params, result)| attach_function name.to_sym, params, result }

  FIXED = [:tb_fixed, [:string], :int].freeze
  attach_function(*FIXED)

  { never: :tb_never }.select { |k, _| k }.each { |ruby, native| puts ruby, native }

  attach_function :tb_named, [:path], :status
  attach_function :tb_status, [:status], :status
  attach_function :tb_mode, [:mode], :status
  enum FFI::Type::UINT8, :level, [:low, 1]
  attach_function :tb_level, [:level], :status
  attach_function :tb_wide, [:status], :int # want RBN105
  attach_function :tb_each, %i[string line], :void
  attach_function :tb_each_maybe, %i[string line], :void
  attach_function :tb_by_value, [Entry.by_value], :int
  attach_function :tb_by_pointer, [Entry.by_ref], :int
end

get '/tables' do
  Tables.tb_pair(params[:a])
  Tables.tb_second('x', params[:b])
  Tables.tb_word(params[:c])
  Tables.tb_row(params[:d])
  Tables.tb_parts(params[:e])
  Tables.other(params[:f])
  Tables.tb_kept(params[:g])
  Tables.tb_fixed(params[:h])
  Tables.never(params[:i])
  Tables.tb_second(params[:j], 'x')
  'done'
end

get '/types' do
  Tables.tb_named(params[:a])
  Tables.tb_status(params[:b])
  Tables.tb_mode(params[:c])
  Tables.tb_level(params[:d])
  'done'
end

get '/value' do
  entry = Tables::Entry.new
  path = FFI::MemoryPointer.from_string(params[:path])
  entry[:path] = path
  Tables.tb_by_value(entry).to_s
end

get '/pointer' do
  entry = Tables::Entry.new
  path = FFI::MemoryPointer.from_string(params[:path])
  entry[:path] = path
  Tables.tb_by_pointer(entry).to_s
end

# Another field than the one that is read.
get '/other-field' do
  entry = Tables::Entry.new
  entry[:other] = FFI::MemoryPointer.from_string(params[:path])
  Tables.tb_by_pointer(entry).to_s
end

# What Rust calls with what it was given, and with a number.
get '/callbacks' do
  Tables.tb_each(params[:q]) { |s, n| system("a #{s}") } # want RBN201
  Tables.tb_each(params[:q], proc { |s, n| system("b #{s}"); system("c #{n}") }) # want RBN201
  made = FFI::Function.new(:void, %i[string int]) do |s, n|
    system("d #{s}") # want RBN201
    system("e #{n}")
  end
  Tables.tb_each_maybe(params[:q], made)
  Tables.tb_each_maybe(params[:q], proc { |s, n| system("g #{s}"); system("h #{n}") }) # want RBN201
  lines = FFI::Function.new(:void, %i[string int]) { |s, n| system("i #{s}") } # want RBN201
  Tables.tb_each(params[:q], lines)
  Tables.tb_each('x', proc { |s, n| system("f #{s}") })
  'done'
end

# An enumeration takes a number as it is, and of names only its own.
module Tables
  attach_function :tb_paint, [:mode], :int
  attach_function :tb_paint_number, [:mode], :int
end

get '/paint' do
  Tables.tb_paint(params[:mode].to_s.to_sym).to_s
end

get '/paint-number' do
  Tables.tb_paint_number(params[:mode].to_i).to_s
end

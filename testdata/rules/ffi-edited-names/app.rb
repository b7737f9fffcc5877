# What a native function is called in Ruby may be made of its symbol: without a prefix, with another one, in other letters.

require "ffi"
require "sinatra"

module Meter
  extend FFI::Library
  ffi_lib File.expand_path("target/release/libmeter_native.so", __dir__)

  { mt_prefix: [[:string], :int], mt_prefix_safe: [[:string], :int] }.each do |symbol, (args, result)|
    attach_function symbol.to_s.delete_prefix("mt_").to_sym, symbol, args, result
  end
  %w[mt_suffix_v2].each { |s| attach_function s.delete_suffix("_v2"), s, [:string], :int }
  %i[mt_replaced].each { |s| attach_function s.to_s.sub("mt_", "do_"), s, [:string], :int }
  %i[mt_each_word].each { |s| attach_function s.to_s.gsub("_", ""), s, [:string], :int }
  %w[MT_LOWER].each { |s| attach_function "low", s.downcase, [:string], :int }
  %i[mt_pattern mt_pattern_safe].each { |s| attach_function s.to_s.sub(/\Amt_/, ""), s, [:string], :int }
end

post("/prefix") { Meter.prefix(params[:x]).to_s }
post("/suffix") { Meter.mt_suffix(params[:x]).to_s }
post("/replaced") { Meter.do_replaced(params[:x]).to_s }
post("/words") { Meter.mteachword(params[:x]).to_s }
post("/low") { Meter.low(params[:x]).to_s }
post("/pattern") { Meter.pattern(params[:x]).to_s }
post("/safe") { (Meter.prefix_safe(params[:x]) + Meter.pattern_safe(params[:x])).to_s }
post("/other") { Meter.version(params[:x]).to_s }
post("/titles") { system("label #{params[:x].to_s.capitalize}") } # want RBN201

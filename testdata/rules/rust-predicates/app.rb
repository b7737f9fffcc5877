require "ffi"
require "sinatra/base"

module Predicates
  extend FFI::Library
  ffi_lib "predicates"
  attach_function :inline, [:string], :int
  attach_function :by_path, [:string], :int
  attach_function :negated, [:string], :int
  attach_function :blacklist, [:string], :int
  attach_function :slashes, [:string], :int
  attach_function :helper, [:string], :int
  attach_function :several, [:string], :int
  attach_function :early, [:string], :int
  attach_function :named, [:string], :int
  attach_function :validated, [:string], :int
  attach_function :components, [:string], :int
  attach_function :parents, [:string], :int
  attach_function :optional, [:string], :int
end

class App < Sinatra::Base
  get "/" do
    Predicates.inline(params[:x])
    Predicates.by_path(params[:x])
    Predicates.negated(params[:x])
    Predicates.blacklist(params[:x])
    Predicates.slashes(params[:x])
    Predicates.helper(params[:x])
    Predicates.several(params[:x])
    Predicates.early(params[:x])
    Predicates.named(params[:x])
    Predicates.validated(params[:x])
    Predicates.components(params[:x])
    Predicates.parents(params[:x])
    Predicates.optional(params[:x])
  end
end

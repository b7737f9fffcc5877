# frozen_string_literal: true

require 'ffi'
require 'mcp'
require 'ruby_llm'

module Thumbs
  extend FFI::Library
  ffi_lib 'thumbs'
  attach_function :thumb_render, [:string], :int
  attach_function :thumb_length, [:string], :size_t
end

module Synth
  extend FFI::Library
  ffi_lib 'synth'
  attach_function :synth_say, [:string], :int
end

# A model reaches the shell by way of Rust.
class Render < RubyLLM::Tool
  description 'Renders a picture'
  param :file

  def execute(file:)
    Thumbs.thumb_length(file)
    Thumbs.thumb_render('known.png')
    Thumbs.thumb_render(file)
    Synth.synth_say(file) # want RBN926
    Synth.synth_say('done')
  end
end

class Say < MCP::Tool
  WORDS = %w[hello bye].freeze

  def self.call(word:, file:, server_context:)
    Synth.synth_say(word) if WORDS.include?(word)
    Thumbs.thumb_render(file)
  end
end
